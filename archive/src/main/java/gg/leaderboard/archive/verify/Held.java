package gg.leaderboard.archive.verify;

/** What a player has in a part of a board. */
record Held(long score, boolean hidden) {}
