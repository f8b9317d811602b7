package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.processor.fixture.RunningProcessor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticMemberTest {

    private static final String GROUP = "leaderboard-processor";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void a_processor_with_an_instance_id_leaves_its_group_when_it_stops() throws Exception {
        try (RunningProcessor processor = new RunningProcessor(directory)
                        .start(
                                "--leaderboard.processor.concurrency=2",
                                "--spring.kafka.consumer.properties.group.instance.id=first",
                                // Longer than this test: the members must leave by themselves.
                                "--spring.kafka.consumer.properties.session.timeout.ms=300000");
                Admin admin = Admin.create(
                        Map.of("bootstrap.servers", processor.kafka().bootstrapServers()))) {
            // A consumer that is closed during a rebalance may not leave. At first there is no group.
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(readingInstances(admin)).containsExactlyInAnyOrder("first-0", "first-1"));

            processor.stop();

            // A consumer may leave a moment later.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(instances(admin)).isEmpty());
        }
    }

    private static List<String> readingInstances(Admin admin) throws Exception {
        ConsumerGroupDescription group = group(admin);
        return group.groupState() == GroupState.STABLE
                ? instances(group.members().stream()
                        .filter(member -> !member.assignment().topicPartitions().isEmpty()))
                : List.of();
    }

    private static List<String> instances(Admin admin) throws Exception {
        return instances(group(admin).members().stream());
    }

    private static List<String> instances(Stream<MemberDescription> members) {
        return members.map(MemberDescription::groupInstanceId)
                .map(instance -> instance.orElse("none"))
                .toList();
    }

    private static ConsumerGroupDescription group(Admin admin) throws Exception {
        return Objects.requireNonNull(admin.describeConsumerGroups(List.of(GROUP))
                        .describedGroups()
                        .get(GROUP))
                .get();
    }
}
