package gg.leaderboard.api.legacy;

/** A type of the legacy package that is visible to other packages. */
public record LegacyResponse(String userId) {}
