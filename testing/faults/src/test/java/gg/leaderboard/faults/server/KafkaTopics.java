package gg.leaderboard.faults.server;

import gg.leaderboard.events.Topics;
import gg.leaderboard.events.Topics.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** Changes of the log's topic. */
public final class KafkaTopics {

    private static final long LIMIT_SECONDS = 20;
    private static final List<Integer> BROKERS = List.of(1, 2, 3);

    private final String bootstrapServers;

    KafkaTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Deletes the log and creates it again. A service may create it earlier. */
    public void recreate() {
        Topic log = log();
        try (Admin admin = admin()) {
            await(admin.deleteTopics(List.of(log.name())).all());
            NewTopic created = new NewTopic(log.name(), Optional.of(log.partitions()), Optional.empty());
            await(admin.createTopics(List.of(created.configs(log.config()))).all());
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Moves each partition to two brokers. */
    public void move(Random random) {
        reassign(partition -> {
            List<Integer> brokers = new ArrayList<>(BROKERS);
            Collections.shuffle(brokers, random);
            return brokers.subList(0, 2);
        });
    }

    /** Moves each partition to all brokers again. */
    public void moveBack() {
        reassign(partition -> {
            List<Integer> brokers = new ArrayList<>(BROKERS);
            Collections.rotate(brokers, partition);
            return brokers;
        });
    }

    private void reassign(Replicas replicas) {
        Topic log = log();
        Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = new HashMap<>();
        IntStream.range(0, log.partitions())
                .forEach(partition -> wanted.put(
                        new TopicPartition(log.name(), partition),
                        Optional.of(new NewPartitionReassignment(replicas.of(partition)))));
        try (Admin admin = admin()) {
            await(admin.alterPartitionReassignments(wanted).all());
        }
    }

    private static Topic log() {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(Topics.GAME_EVENTS))
                .findFirst()
                .orElseThrow();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static void await(KafkaFuture<?> future) {
        try {
            future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Replicas {
        List<Integer> of(int partition);
    }
}
