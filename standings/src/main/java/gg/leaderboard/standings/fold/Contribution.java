package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.BoardSeason;

/** The score that an event adds to its player on one board. */
record Contribution(BoardSeason board, long score) {}
