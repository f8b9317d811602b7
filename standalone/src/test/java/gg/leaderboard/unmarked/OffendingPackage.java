package gg.leaderboard.unmarked;

/** Its package says nothing about nulls. */
public final class OffendingPackage {}
