package gg.leaderboard.api.console;

import gg.leaderboard.api.console.Overview.Fold;
import gg.leaderboard.api.console.Overview.Partition;
import gg.leaderboard.api.kafka.ClusterState;
import gg.leaderboard.api.kafka.ConsumerGroup;
import gg.leaderboard.api.kafka.ConsumerGroup.Progress;
import gg.leaderboard.api.kafka.ServiceGroups;
import gg.leaderboard.api.kafka.TopicState;
import gg.leaderboard.api.kafka.TopicState.PartitionState;
import gg.leaderboard.api.live.EventRate;
import gg.leaderboard.api.progress.LogEndOffsets;
import gg.leaderboard.api.progress.PartitionProgress;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.events.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The progress of all folds. That of the standings is in Redis. Those of the archive commit their progress to Kafka once a
 * second, so its numbers are up to a second old. Not thread-safe.
 */
final class FoldReader {

    private static final List<ArchiveFold> ARCHIVE = List.of(
            new ArchiveFold("events", Topics.GAME_EVENTS, ServiceGroups.EVENTS),
            new ArchiveFold("statistics", Topics.GAME_EVENTS, ServiceGroups.STATISTICS),
            new ArchiveFold("leaderboards", Topics.GAME_EVENTS, ServiceGroups.LEADERBOARDS),
            new ArchiveFold("dead-letters", Topics.DEAD_LETTERS, ServiceGroups.DEAD_LETTERS));

    private final ProgressTracker progress;
    private final EventRate standingsRate = new EventRate();
    private final EndSamples gameEvents = new EndSamples();
    private final EndSamples deadLetters = new EndSamples();
    private @Nullable LogEndOffsets sampled;

    FoldReader(ProgressTracker progress) {
        this.progress = progress;
    }

    /** Samples the end of the log. It asks no server. */
    void sample(long nanos) {
        LogEndOffsets log = progress.log();
        if (log != null && !log.equals(sampled)) {
            sampled = log;
            Map<Integer, Long> ends = new HashMap<>();
            log.ends().forEach((partition, end) -> ends.put(partition.partition(), end));
            gameEvents.add(ends, nanos);
        }
    }

    /** @param cluster null if the state of Kafka is not known */
    List<Fold> read(@Nullable ClusterState cluster, long nanos) {
        if (cluster != null) {
            cluster.topic(Topics.DEAD_LETTERS).ifPresent(topic -> deadLetters.add(ends(topic), cluster.nanos()));
        }
        List<Fold> folds = new ArrayList<>();
        folds.add(standings(nanos));
        ARCHIVE.forEach(fold -> folds.add(archive(fold, cluster, nanos)));
        return folds;
    }

    private Fold standings(long nanos) {
        List<PartitionProgress> all = progress.progress();
        List<Partition> partitions = all.stream()
                .map(each -> new Partition(each.partition(), each.end(), each.next(), each.behind()))
                .toList();
        // A total from before the progress was read would make the next one look like a peak.
        boolean isKnown = !all.isEmpty() && progress.unreadable() == null;
        long folded = all.stream().mapToLong(PartitionProgress::next).sum();
        return fold("standings", partitions, isKnown ? standingsRate.update(folded, nanos) : 0, gameEvents, nanos);
    }

    private Fold archive(ArchiveFold fold, @Nullable ClusterState cluster, long nanos) {
        TopicState topic = cluster == null ? null : cluster.topic(fold.topic).orElse(null);
        ConsumerGroup group = cluster == null ? null : cluster.group(fold.group).orElse(null);
        return fold(
                fold.name,
                topic == null ? List.of() : partitions(topic, group),
                // The group reads this topic only.
                group == null ? 0 : group.recordsPerSecond(),
                fold.topic.equals(Topics.GAME_EVENTS) ? gameEvents : deadLetters,
                nanos);
    }

    private static List<Partition> partitions(TopicState topic, @Nullable ConsumerGroup group) {
        Map<Integer, Long> committed = new HashMap<>();
        if (group != null) {
            group.partitions().stream()
                    .filter(each -> each.topic().equals(topic.name()))
                    .forEach(each -> put(committed, each));
        }
        return topic.partitions().stream()
                .map(each -> partition(each, group != null, committed.get(each.partition())))
                .toList();
    }

    private static void put(Map<Integer, Long> committed, Progress progress) {
        Long offset = progress.committed();
        if (offset != null) {
            committed.put(progress.partition(), offset);
        }
    }

    private static Partition partition(PartitionState state, boolean isGroupKnown, @Nullable Long committed) {
        Long end = state.end();
        Long from = committed == null ? state.begin() : committed;
        Long behind = !isGroupKnown || end == null || from == null ? null : Math.max(0L, end - from);
        return new Partition(state.partition(), end, committed, behind);
    }

    private static Map<Integer, Long> ends(TopicState topic) {
        Map<Integer, Long> ends = new HashMap<>();
        for (PartitionState partition : topic.partitions()) {
            Long end = partition.end();
            if (end != null) {
                ends.put(partition.partition(), end);
            }
        }
        return ends;
    }

    private static Fold fold(String name, List<Partition> partitions, double rate, EndSamples samples, long nanos) {
        if (partitions.isEmpty() || partitions.stream().map(Partition::behind).anyMatch(Objects::isNull)) {
            return new Fold(name, partitions, null, rate, null);
        }
        long behind = 0;
        double lag = 0;
        for (Partition partition : partitions) {
            long unfolded = Objects.requireNonNull(partition.behind());
            behind += unfolded;
            if (unfolded > 0) {
                Long next = partition.progress();
                lag = Math.max(lag, samples.age(partition.partition(), next == null ? 0 : next, nanos));
            }
        }
        return new Fold(name, partitions, behind, rate, Math.round(lag * 10) / 10.0);
    }

    private record ArchiveFold(String name, String topic, String group) {}
}
