package gg.leaderboard.unmarked;

/** Its package is not null-marked. */
public final class OffendingPackage {}
