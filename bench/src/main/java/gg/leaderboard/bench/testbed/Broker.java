package gg.leaderboard.bench.testbed;

/** A running broker. */
public record Broker(Jvm jvm, String bootstrapServers) {}
