package gg.leaderboard.standings.fold;

/** What an event adds to its player's score on one board. */
record Contribution(String board, long amount) {}
