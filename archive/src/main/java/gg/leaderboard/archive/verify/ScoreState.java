package gg.leaderboard.archive.verify;

/** What a player has in a part of a board. */
record ScoreState(long score, boolean hidden) {}
