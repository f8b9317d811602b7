package gg.leaderboard.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.common.TopicPartition;

/** Breaks the architecture rules of the contract. */
public record OffendingContract(ObjectMapper mapper, TopicPartition partition) {}
