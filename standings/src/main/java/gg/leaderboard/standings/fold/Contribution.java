package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.BoardSeason;

/** What an event gives its player on one board. */
record Contribution(BoardSeason board, long score) {}
