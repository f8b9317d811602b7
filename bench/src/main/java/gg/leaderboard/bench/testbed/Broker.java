package gg.leaderboard.bench.testbed;

public record Broker(Jvm jvm, String bootstrapServers) {}
