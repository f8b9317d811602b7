package gg.leaderboard.standings.fold;

import java.util.Map;

/**
 * What a shard has stored of the players' last scores from one partition of the log.
 *
 * @param progress the progress of the shard in that partition when they were read
 * @param states players without such scores are absent
 */
public record ScoreStates(long progress, Map<ScoreKey, ScoreState> states) {}
