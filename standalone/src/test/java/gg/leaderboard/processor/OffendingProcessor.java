package gg.leaderboard.processor;

import gg.leaderboard.producer.OffendingProducer;
import org.springframework.beans.factory.annotation.Value;

/** Breaks the architecture rules of the processor. */
public record OffendingProcessor(@Value("${shards}") int shards, OffendingProducer producer) {}
