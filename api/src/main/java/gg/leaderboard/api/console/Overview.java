package gg.leaderboard.api.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.kafka.ClusterState.Broker;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the installation, as this api sees it.
 *
 * @param time when it was computed
 * @param ready whether scores that are submitted now will be counted
 * @param problems the current problems, each with its remedy
 * @param sources what writes to the log
 * @param topics topics of the services, and existing inlets
 * @param folds what reads the log
 * @param processors processors with a report in the last 30 seconds; the last known ones while Redis is unavailable
 */
record Overview(
        Instant time,
        Build version,
        boolean ready,
        List<OverviewProblem> problems,
        Cluster cluster,
        List<Source> sources,
        List<Topic> topics,
        List<Group> groups,
        List<Fold> folds,
        List<Processor> processors,
        List<Shard> shards,
        List<Store> stores,
        Connections connections,
        LastHour history) {

    record Build(String number, String commit) {}

    /**
     * A problem.
     *
     * @param service {@code api}, {@code processor}, {@code archive}, {@code kafka} or {@code redis}
     * @param remedy what to do
     */
    record OverviewProblem(String service, String message, String remedy) {}

    record Cluster(List<Broker> brokers) {}

    /**
     * A source of records.
     *
     * @param name {@code http} for the calls of this api, otherwise a topic
     * @param eventsPerSecond appended records
     */
    record Source(
            String name, @JsonProperty("events_per_second") double eventsPerSecond) {}

    record Topic(
            String name,
            int partitions,
            long records,
            @JsonProperty("records_per_second") double recordsPerSecond) {}

    record Group(
            String group,
            String state,
            int members,
            long lag,
            @JsonProperty("records_per_second") double recordsPerSecond) {}

    /**
     * A fold of the log.
     *
     * @param behind number of offsets that are not folded; null if it is not known
     * @param lagSeconds least age of the oldest record that is not folded, ten minutes at most; 0 if there is no such record, and
     *     null if it is not known
     */
    record Fold(
            String name,
            List<Partition> partitions,
            @Nullable Long behind,
            @JsonProperty("events_per_second") double eventsPerSecond,
            @JsonProperty("lag_seconds") @Nullable Double lagSeconds) {}

    /**
     * The progress of a fold in a partition.
     *
     * @param end the offset after the last record; null if it is not known
     * @param progress the next offset to fold; null if the fold has never committed one, or if it is not known
     * @param behind number of offsets between them; null if it is not known
     */
    record Partition(
            int partition,
            @Nullable Long end,
            @Nullable Long progress,
            @Nullable Long behind) {}

    /**
     * A processor.
     *
     * @param partitions those that it reads, such as {@code game-events-0}
     * @param ageSeconds time since its last report; a running processor reports every second
     * @param silent whether it had not reported for three seconds when Redis was last read
     * @param problems what it reports
     */
    record Processor(
            String id,
            List<String> partitions,
            @JsonProperty("age_seconds") double ageSeconds,
            boolean silent,
            List<String> problems) {}

    record Shard(int shard, long behind) {}

    /**
     * A server or service with data.
     *
     * @param available null if it is not known yet
     * @param detail what is wrong, or further information; null if there is none
     */
    record Store(
            String name,
            @Nullable Boolean available,
            @Nullable String detail) {}

    record Connections(
            int websocket, @JsonProperty("event_streams") int eventStreams) {}

    /**
     * The last hour.
     *
     * @param intervalSeconds time between points
     * @param points at most 360, the oldest first
     */
    record LastHour(@JsonProperty("interval_seconds") int intervalSeconds, List<Point> points) {}

    /**
     * A moment.
     *
     * @param eventsPerSecond records appended to the log since the previous point
     * @param lagEvents records that the standings had not folded
     * @param latencyMedianMillis time from the log to the standings of half of the updates since the previous point;
     *     null if there were none
     * @param latency99Millis the same of 99% of the updates
     */
    record Point(
            Instant time,
            @JsonProperty("events_per_second") double eventsPerSecond,
            @JsonProperty("lag_events") long lagEvents,
            @JsonProperty("latency_p50_ms") @Nullable Long latencyMedianMillis,
            @JsonProperty("latency_p99_ms") @Nullable Long latency99Millis) {}
}
