package gg.leaderboard.api.legacy;

import gg.leaderboard.events.GameEvent.ScoreSubmitted;

/** Kafka has a game's score. */
record GameScoreAccepted(String status, String userId, String gameId, long score) {

    static GameScoreAccepted of(ScoreSubmitted score) {
        return new GameScoreAccepted("accepted", score.playerId(), score.leaderboardId(), score.score());
    }
}
