package gg.leaderboard.api.score;

import gg.leaderboard.events.GameEvent.ScoreSubmitted;

/** Kafka has a game's score. */
record GameScore(String status, String userId, String gameId, long score) {

    static GameScore of(ScoreSubmitted score) {
        return new GameScore("accepted", score.playerId(), score.leaderboardId(), score.score());
    }
}
