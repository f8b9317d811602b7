package gg.leaderboard.api.console;

import gg.leaderboard.api.console.Overview.Fold;
import gg.leaderboard.api.console.Overview.Partition;
import gg.leaderboard.api.kafka.ClusterState;
import gg.leaderboard.api.kafka.ConsumerGroup;
import gg.leaderboard.api.kafka.Rates;
import gg.leaderboard.api.kafka.TopicState;
import gg.leaderboard.api.kafka.TopicState.PartitionState;
import gg.leaderboard.api.progress.PartitionProgress;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.events.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The progress of all folds. That of the standings is in Redis. Those of the archive commit their progress to Kafka once a
 * second, so its numbers are up to a second old. Not thread-safe.
 */
final class FoldReader {

    // The archive's folds with their topics and groups.
    private static final List<ArchiveFold> ARCHIVE = List.of(
            new ArchiveFold("events", Topics.GAME_EVENTS, "event-logger-group"),
            new ArchiveFold("statistics", Topics.GAME_EVENTS, "stats-aggregator-group"),
            new ArchiveFold("leaderboards", Topics.GAME_EVENTS, "leaderboard-manager-group"),
            new ArchiveFold("dead-letters", Topics.DEAD_LETTERS, "dlq-writer-group"));

    private final ProgressTracker progress;
    private final Rates rates = new Rates();
    private final Map<String, EndSamples> samples =
            Map.of(Topics.GAME_EVENTS, new EndSamples(), Topics.DEAD_LETTERS, new EndSamples());

    FoldReader(ProgressTracker progress) {
        this.progress = progress;
    }

    /** Samples the end of the log. It asks no server. */
    void sample(long nanos) {
        List<PartitionProgress> all = progress.progress();
        if (!all.isEmpty()) {
            samples(Topics.GAME_EVENTS)
                    .add(
                            all.stream()
                                    .collect(Collectors.toMap(PartitionProgress::partition, PartitionProgress::end)),
                            nanos);
        }
    }

    /** @param cluster null if the state of Kafka is not known */
    List<Fold> read(@Nullable ClusterState cluster, long nanos) {
        List<Fold> folds = new ArrayList<>();
        List<PartitionProgress> standings = progress.progress();
        folds.add(fold(
                "standings",
                Topics.GAME_EVENTS,
                standings.stream()
                        .map(each -> new Partition(each.partition(), each.end(), each.next(), each.behind()))
                        .toList(),
                nanos));
        if (cluster != null) {
            cluster.topic(Topics.DEAD_LETTERS)
                    .ifPresent(topic -> samples(Topics.DEAD_LETTERS).add(ends(topic), cluster.nanos()));
            ARCHIVE.forEach(fold -> cluster.group(fold.group)
                    .ifPresent(group -> cluster.topic(fold.topic)
                            .ifPresent(
                                    topic -> folds.add(fold(fold.name, fold.topic, partitions(topic, group), nanos)))));
        }
        rates.endRound();
        return folds;
    }

    private static List<Partition> partitions(TopicState topic, ConsumerGroup group) {
        Map<Integer, Long> committed = new HashMap<>();
        group.partitions().stream()
                .filter(each -> each.topic().equals(topic.name()))
                .forEach(each -> {
                    Long offset = each.committed();
                    if (offset != null) {
                        committed.put(each.partition(), offset);
                    }
                });
        return topic.partitions().stream()
                .map(each -> {
                    Long next = committed.get(each.partition());
                    long behind = Math.max(0, each.end() - (next == null ? each.begin() : next));
                    return new Partition(each.partition(), each.end(), next, behind);
                })
                .toList();
    }

    private static Map<Integer, Long> ends(TopicState topic) {
        return topic.partitions().stream().collect(Collectors.toMap(PartitionState::partition, PartitionState::end));
    }

    private Fold fold(String name, String topic, List<Partition> partitions, long nanos) {
        long folded = 0;
        double lag = 0;
        for (Partition partition : partitions) {
            Long known = partition.progress();
            long next = known == null ? 0 : known;
            folded += next;
            if (partition.behind() > 0) {
                lag = Math.max(lag, samples(topic).age(partition.partition(), next, nanos));
            }
        }
        return new Fold(
                name,
                partitions,
                partitions.stream().mapToLong(Partition::behind).sum(),
                rates.update(name, folded, nanos),
                Math.round(lag * 10) / 10.0);
    }

    private EndSamples samples(String topic) {
        return Objects.requireNonNull(samples.get(topic));
    }

    private record ArchiveFold(String name, String topic, String group) {}
}
