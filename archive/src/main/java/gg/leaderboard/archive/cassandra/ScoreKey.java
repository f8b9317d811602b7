package gg.leaderboard.archive.cassandra;

import gg.leaderboard.archive.store.BoardPeriod;

/** A player on a board, in one season and period. */
record ScoreKey(BoardPeriod board, String player) {}
