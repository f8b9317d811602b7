package gg.leaderboard.testing;

/** Where a Redis listens. */
public record RedisAddress(String host, int port) {}
