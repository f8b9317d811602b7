package gg.leaderboard.api.legacy;

import gg.leaderboard.events.GameEvent.ScoreSubmitted;

/** The response to a game's score that Kafka has confirmed. */
record GameScoreAccepted(String status, String userId, String gameId, long score) {

    static GameScoreAccepted of(String status, ScoreSubmitted score) {
        return new GameScoreAccepted(status, score.playerId(), score.leaderboardId(), score.score());
    }
}
