package gg.leaderboard.api.kafka;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.kafka.TopicState.PartitionState;
import gg.leaderboard.web.Envelope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/admin/kafka/topics", produces = MediaType.APPLICATION_JSON_VALUE)
class TopicController {

    private final ClusterWatch cluster;
    private final TopicConfiguration configuration;

    TopicController(ClusterWatch cluster, TopicConfiguration configuration) {
        this.cluster = cluster;
        this.configuration = configuration;
    }

    @Operation(
            tags = "Console",
            summary = "List the topics of Kafka",
            description = "All topics that the api's user of Kafka may see. `records` is the number of offsets, which"
                    + " includes transaction markers and compacted records, in partitions whose offsets are known. `size_bytes` is null if Kafka does not tell"
                    + " it.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping
    Envelope<List<TopicSummary>> kafkaTopics() {
        return Envelope.of(
                cluster.state().topics().stream().map(TopicSummary::of).toList());
    }

    @Operation(
            tags = "Console",
            summary = "Get the partitions and the configuration of a topic",
            description =
                    "`begin` is the first offset of a partition, `end` the one after its last record. `leader` is"
                            + " null while no broker leads the partition; `begin` and `end` are null while they are not known. Values of sensitive settings are null.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/{topic}")
    Envelope<TopicDetail> kafkaTopic(@Parameter(example = "game-events") @PathVariable("topic") String name) {
        TopicState topic = cluster.state().topic(name).orElseThrow(() -> KafkaProblems.noTopic(name));
        return Envelope.of(new TopicDetail(
                name, topic.partitions().stream().map(PartitionDetail::of).toList(), configuration.read(name)));
    }

    record TopicSummary(
            String name,
            boolean internal,
            int partitions,
            int replication,
            long records,
            @JsonProperty("records_per_second") double recordsPerSecond,
            @JsonProperty("size_bytes") @Nullable Long sizeBytes) {

        static TopicSummary of(TopicState topic) {
            return new TopicSummary(
                    topic.name(),
                    topic.internal(),
                    topic.partitions().size(),
                    topic.replication(),
                    topic.records(),
                    topic.recordsPerSecond(),
                    topic.sizeBytes());
        }
    }

    record TopicDetail(String name, List<PartitionDetail> partitions, List<TopicConfiguration.Setting> configuration) {}

    record PartitionDetail(
            int partition,
            @Nullable Integer leader,
            List<Integer> replicas,
            @JsonProperty("in_sync") List<Integer> inSync,
            @Nullable Long begin,
            @Nullable Long end) {

        static PartitionDetail of(PartitionState state) {
            return new PartitionDetail(
                    state.partition(), state.leader(), state.replicas(), state.inSync(), state.begin(), state.end());
        }
    }
}
