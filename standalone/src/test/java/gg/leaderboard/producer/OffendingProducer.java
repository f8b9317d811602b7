package gg.leaderboard.producer;

import gg.leaderboard.embedded.EmbeddedKafka;

/** What the producer must not be. */
public record OffendingProducer(EmbeddedKafka kafka) {}
