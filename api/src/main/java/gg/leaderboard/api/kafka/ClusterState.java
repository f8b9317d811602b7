package gg.leaderboard.api.kafka;

import java.util.List;
import java.util.Optional;

/**
 * Brokers, topics and consumer groups at one moment.
 *
 * @param topics by name
 * @param groups by name
 * @param problems why consumer groups of the services cannot be read
 * @param nanos when they were read, by {@link System#nanoTime()}
 */
public record ClusterState(
        List<Broker> brokers, List<TopicState> topics, List<ConsumerGroup> groups, List<String> problems, long nanos) {

    /** The state without rates, for the time while Kafka is unavailable. */
    public ClusterState stopped() {
        return new ClusterState(
                brokers,
                topics.stream().map(topic -> topic.withRate(0)).toList(),
                groups.stream().map(group -> group.withRate(0)).toList(),
                problems,
                nanos);
    }

    public Optional<TopicState> topic(String name) {
        return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    public Optional<ConsumerGroup> group(String name) {
        return groups.stream().filter(group -> group.group().equals(name)).findFirst();
    }

    /**
     * A broker.
     *
     * @param address host and port
     * @param controller whether Kafka names it as the controller
     */
    public record Broker(int id, String address, boolean controller) {}
}
