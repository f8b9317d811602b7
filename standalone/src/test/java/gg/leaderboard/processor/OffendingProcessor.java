package gg.leaderboard.processor;

import gg.leaderboard.producer.OffendingProducer;
import org.springframework.beans.factory.annotation.Value;

/** What the processor must not be. */
public record OffendingProcessor(@Value("${shards}") int shards, OffendingProducer producer) {}
