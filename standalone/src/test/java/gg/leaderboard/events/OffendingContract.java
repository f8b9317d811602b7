package gg.leaderboard.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.common.TopicPartition;

/** What the contract must not be. */
public record OffendingContract(ObjectMapper mapper, TopicPartition partition) {}
