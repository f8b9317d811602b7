package gg.leaderboard.api.kafka;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.ProblemException;
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
@RequestMapping(path = "/api/v1/admin/kafka/groups", produces = MediaType.APPLICATION_JSON_VALUE)
class GroupController {

    private final ClusterWatch cluster;

    GroupController(ClusterWatch cluster) {
        this.cluster = cluster;
    }

    @Operation(
            tags = "Console",
            summary = "List the consumer groups of Kafka",
            description =
                    "The groups of the services, and others up to 500, the first by name. `lag` is the number of records after the committed offsets. Processor"
                            + " and archive commit at most once a second and do not depend on these offsets; their progress is"
                            + " in the overview.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping
    Envelope<List<GroupSummary>> kafkaGroups() {
        return Envelope.of(
                cluster.state().groups().stream().map(GroupSummary::of).toList());
    }

    @Operation(
            tags = "Console",
            summary = "Get the members and offsets of a consumer group",
            description = "`committed` is the next offset that the group reads, and null if it has committed none.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/{group}")
    Envelope<GroupDetail> kafkaGroup(@Parameter(example = "leaderboard-processor") @PathVariable("group") String name) {
        ClusterState state = cluster.state();
        return Envelope.of(state.group(name)
                .map(GroupDetail::of)
                .orElseThrow(() -> notFound(name, state.groups().size())));
    }

    private static ProblemException notFound(String name, int known) {
        // Some groups of the services may not exist.
        boolean isCut = known >= GroupReader.MOST - ServiceGroups.ALL.size();
        return ProblemException.notFound("There is no consumer group " + Rules.quote(name)
                + (isCut ? " among the first " + GroupReader.MOST + " by name, which the console shows." : "."));
    }

    record GroupSummary(
            String group,
            String state,
            int members,
            long lag,
            @JsonProperty("records_per_second") double recordsPerSecond) {

        static GroupSummary of(ConsumerGroup group) {
            return new GroupSummary(
                    group.group(), group.state(), group.members().size(), group.lag(), group.recordsPerSecond());
        }
    }

    record GroupDetail(
            String group,
            String state,
            @Nullable Integer coordinator,
            List<ConsumerGroup.Member> members,
            List<ConsumerGroup.Progress> partitions) {

        static GroupDetail of(ConsumerGroup group) {
            return new GroupDetail(
                    group.group(), group.state(), group.coordinator(), group.members(), group.partitions());
        }
    }
}
