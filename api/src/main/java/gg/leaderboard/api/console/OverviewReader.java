package gg.leaderboard.api.console;

import gg.leaderboard.api.console.Overview.Build;
import gg.leaderboard.api.console.Overview.Cluster;
import gg.leaderboard.api.console.Overview.Connections;
import gg.leaderboard.api.console.Overview.Group;
import gg.leaderboard.api.console.Overview.OverviewProblem;
import gg.leaderboard.api.console.Overview.Processor;
import gg.leaderboard.api.console.Overview.Shard;
import gg.leaderboard.api.console.Overview.Store;
import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.health.Readiness;
import gg.leaderboard.api.kafka.ClusterState;
import gg.leaderboard.api.kafka.ClusterWatch;
import gg.leaderboard.api.live.LiveConnections;
import gg.leaderboard.api.progress.PartitionProgress;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.log.Version;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes the overview from what the api knows. Not thread-safe. */
@Component
class OverviewReader {

    private final Build build =
            new Build(Version.current().number(), Version.current().commit());
    private final Readiness readiness;
    private final Dependencies dependencies;
    private final ProgressTracker progress;
    private final ClusterWatch cluster;
    private final ArchiveProbe archive;
    private final SourceReader sources;
    private final ProcessorReader processors;
    private final HistorySampler history;
    private final LiveConnections connections;
    private final InstantSource time;
    private final FoldReader folds;

    OverviewReader(
            Readiness readiness,
            Dependencies dependencies,
            ProgressTracker progress,
            ClusterWatch cluster,
            ArchiveProbe archive,
            SourceReader sources,
            ProcessorReader processors,
            HistorySampler history,
            LiveConnections connections,
            InstantSource time) {
        this.readiness = readiness;
        this.dependencies = dependencies;
        this.progress = progress;
        this.cluster = cluster;
        this.archive = archive;
        this.sources = sources;
        this.processors = processors;
        this.history = history;
        this.connections = connections;
        this.time = time;
        this.folds = new FoldReader(progress);
    }

    /** Called about once a second. It asks no server. */
    void sample() {
        folds.sample(System.nanoTime());
    }

    Overview read() {
        long nanos = System.nanoTime();
        ClusterState kafka = cluster.last()
                .map(last -> dependencies.isKafkaAway() ? last.stopped() : last)
                .orElse(null);
        List<Processor> running = processors.read();
        List<String> reasons = readiness.reasons();
        ArchiveProbe.State archived = archive.state();
        return new Overview(
                time.instant(),
                build,
                reasons.isEmpty(),
                problems(reasons, running, archived, kafka),
                new Cluster(kafka == null ? List.of() : kafka.brokers()),
                sources.sources(kafka, nanos),
                sources.topics(kafka),
                groups(kafka),
                folds.read(kafka, nanos),
                running,
                shards(),
                List.of(
                        store("redis", dependencies.isRedisAway()),
                        store("kafka", dependencies.isKafkaAway()),
                        archived.store()),
                new Connections(connections.webSockets(), connections.eventStreams()),
                history.history());
    }

    private List<OverviewProblem> problems(
            List<String> reasons, List<Processor> running, ArchiveProbe.State archived, @Nullable ClusterState kafka) {
        List<OverviewProblem> problems = new ArrayList<>();
        reasons.forEach(reason -> problems.add(Problems.of(reason)));
        // An unavailable server is reported already.
        if (!dependencies.isRedisAway()) {
            problems.addAll(ProcessorReader.problems(running));
        }
        if (!dependencies.isKafkaAway()) {
            addUnread(problems, kafka);
        }
        problems.addAll(archived.problems());
        return problems;
    }

    private void addUnread(List<OverviewProblem> problems, @Nullable ClusterState kafka) {
        String unread = cluster.problem();
        if (unread != null) {
            problems.add(Problems.of("the topics and groups of Kafka cannot be read: " + unread));
        }
        if (kafka != null) {
            kafka.problems().forEach(problem -> problems.add(Problems.of(problem)));
        }
    }

    private static List<Group> groups(@Nullable ClusterState kafka) {
        return kafka == null
                ? List.of()
                : kafka.groups().stream()
                        .map(group -> new Group(
                                group.group(),
                                group.state(),
                                group.members().size(),
                                group.lag(),
                                group.recordsPerSecond()))
                        .toList();
    }

    private List<Shard> shards() {
        List<PartitionProgress> partitions = progress.progress();
        int count =
                partitions.stream().mapToInt(each -> each.shards().size()).max().orElse(0);
        return IntStream.range(0, count)
                .mapToObj(shard -> new Shard(
                        shard,
                        partitions.stream()
                                .mapToLong(each -> each.behind(shard))
                                .sum()))
                .toList();
    }

    private static Store store(String name, boolean away) {
        return new Store(name, !away, away ? "It does not respond, or cannot be used." : null);
    }
}
