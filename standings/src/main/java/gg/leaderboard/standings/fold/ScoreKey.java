package gg.leaderboard.standings.fold;

/** A player in one season of a board. */
public record ScoreKey(String board, long season, String playerId) {}
