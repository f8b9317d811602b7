package gg.leaderboard.producer;

import gg.leaderboard.embedded.EmbeddedKafka;

/** Breaks the architecture rules of the producer. */
public record OffendingProducer(EmbeddedKafka kafka) {}
