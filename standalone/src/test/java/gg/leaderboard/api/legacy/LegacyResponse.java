package gg.leaderboard.api.legacy;

/** A type of the legacy package that other packages can see. */
public record LegacyResponse(String userId) {}
