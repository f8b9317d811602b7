package gg.leaderboard.testing;

/** The address of a Redis server. */
public record RedisAddress(String host, int port) {}
