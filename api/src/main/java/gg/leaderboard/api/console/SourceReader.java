package gg.leaderboard.api.console;

import gg.leaderboard.api.console.Overview.Source;
import gg.leaderboard.api.console.Overview.Topic;
import gg.leaderboard.api.event.EventProducer;
import gg.leaderboard.api.kafka.ClusterState;
import gg.leaderboard.api.kafka.TopicState;
import gg.leaderboard.api.live.EventRate;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.inlet.RelayProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What writes to the log, and the topics of the services. Not thread-safe. */
@Component
@EnableConfigurationProperties(RelayProperties.class)
class SourceReader {

    private static final Set<String> OWN =
            Topics.ALL.stream().map(Topics.Topic::name).collect(Collectors.toUnmodifiableSet());

    private final EventProducer http;
    private final Set<String> inlets;
    private final EventRate rate = new EventRate();

    SourceReader(EventProducer http, RelayProperties relay) {
        this.http = http;
        this.inlets = new TreeSet<>(relay.topics());
    }

    /** @param cluster null if the state of Kafka is not known */
    List<Source> sources(@Nullable ClusterState cluster, long nanos) {
        List<Source> sources = new ArrayList<>();
        sources.add(new Source("http", rate.update(http.confirmed(), nanos)));
        if (cluster != null) {
            cluster.topic(Topics.GAME_EVENTS).map(SourceReader::source).ifPresent(sources::add);
            inlets.forEach(
                    inlet -> cluster.topic(inlet).map(SourceReader::source).ifPresent(sources::add));
        }
        return sources;
    }

    private static Source source(TopicState topic) {
        return new Source(topic.name(), topic.recordsPerSecond());
    }

    List<Topic> topics(@Nullable ClusterState cluster) {
        return cluster == null
                ? List.of()
                : cluster.topics().stream()
                        .filter(topic -> OWN.contains(topic.name()) || inlets.contains(topic.name()))
                        .map(topic -> new Topic(
                                topic.name(), topic.partitions().size(), topic.records(), topic.recordsPerSecond()))
                        .toList();
    }
}
