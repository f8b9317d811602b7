package gg.leaderboard.archive.verify;

/** The score of a player in one period of a board. */
record ScoreState(long score, boolean hidden) {}
