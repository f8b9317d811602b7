package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.consumer.CurrentProblems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds open transactions that block partitions: consumers read nothing after the first record of an open transaction. Reports
 * a problem if the last stable offset stays below the high watermark without moving for too long. Not thread-safe.
 */
final class OpenTransactionMonitor {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final List<String> TOPICS =
            List.of(Topics.GAME_EVENTS, Topics.LEADERBOARD_SCORES, Topics.LEADERBOARDS);

    private final Admin admin;
    private final CurrentProblems problems;
    private final Clock clock;
    private final Duration after;
    private Map<TopicPartition, BlockedOffset> blocked = Map.of();

    /** @param after how long a partition may be blocked before that is a problem */
    OpenTransactionMonitor(Admin admin, CurrentProblems problems, Clock clock, Duration after) {
        this.admin = admin;
        this.problems = problems;
        this.clock = clock;
        this.after = after;
    }

    void check() {
        Map<TopicPartition, BlockedOffset> before = blocked;
        blocked = findBlocked(before);
        blocked.forEach((partition, block) -> {
            Duration lasted = Duration.between(block.since, clock.instant());
            if (lasted.compareTo(after) >= 0) {
                problems.raise(name(partition), describe(partition, block.offset, lasted));
            }
        });
        before.forEach((partition, block) -> {
            if (!block.equals(blocked.get(partition))) {
                problems.clear(name(partition));
            }
        });
    }

    private static String name(TopicPartition partition) {
        return partition + " transaction";
    }

    // A partition without an answer keeps its previous state.
    private Map<TopicPartition, BlockedOffset> findBlocked(Map<TopicPartition, BlockedOffset> before) {
        Set<TopicPartition> partitions = partitions();
        partitions.addAll(before.keySet());
        Map<TopicPartition, Long> stable = ends(partitions, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, BlockedOffset> now = new HashMap<>();
        for (TopicPartition partition : partitions) {
            BlockedOffset known = before.get(partition);
            Long offset = stable.get(partition);
            Long end = ends.get(partition);
            if (offset == null || end == null) {
                if (known != null) {
                    now.put(partition, known);
                }
            } else if (offset < end) {
                now.put(
                        partition,
                        known != null && known.offset == offset ? known : new BlockedOffset(offset, clock.instant()));
            }
        }
        return now;
    }

    private Set<TopicPartition> partitions() {
        Instant deadline = clock.instant().plus(TIMEOUT);
        return admin.describeTopics(TOPICS).topicNameValues().values().stream()
                .flatMap(topic -> answer(topic, deadline).stream())
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> requests =
                partitions.stream().collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
        ListOffsetsResult all = admin.listOffsets(requests, new ListOffsetsOptions(isolation));
        Instant deadline = clock.instant().plus(TIMEOUT);
        Map<TopicPartition, Long> ends = new HashMap<>();
        partitions.forEach(partition ->
                answer(all.partitionResult(partition), deadline).ifPresent(end -> ends.put(partition, end.offset())));
        return ends;
    }

    private String describe(TopicPartition partition, long offset, Duration lasted) {
        return "an open transaction has blocked all records from offset " + offset + " for " + lasted.toSeconds()
                + " s" + producer(partition, offset).map(this::describe).orElse("")
                + "; end it in its producer, or with kafka-transactions.sh abort --topic " + partition.topic()
                + " --partition " + partition.partition() + " --start-offset " + offset;
    }

    private String describe(ProducerState producer) {
        ListTransactionsOptions options =
                new ListTransactionsOptions().filterProducerIds(Set.of(producer.producerId()));
        return " (producer id " + producer.producerId()
                + answer(admin.listTransactions(options).all(), clock.instant().plus(TIMEOUT))
                        .flatMap(all -> all.stream().findFirst())
                        .map(TransactionListing::transactionalId)
                        .map(id -> ", transactional id \"" + id + "\"")
                        .orElse("")
                + ")";
    }

    private Optional<ProducerState> producer(TopicPartition partition, long offset) {
        return answer(
                        admin.describeProducers(Set.of(partition)).partitionResult(partition),
                        clock.instant().plus(TIMEOUT))
                .flatMap(state -> state.activeProducers().stream()
                        .filter(producer ->
                                producer.currentTransactionStartOffset().orElse(-1) == offset)
                        .findFirst());
    }

    // Empty if the service is not authorized, or a partition has no leader.
    private <T> Optional<T> answer(KafkaFuture<T> future, Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        try {
            return Optional.of(KafkaFutures.await(future, left.isNegative() ? Duration.ZERO : left));
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }

    /**
     * @param offset the last stable offset
     * @param since when the last stable offset was first seen there
     */
    private record BlockedOffset(long offset, Instant since) {}
}
