package gg.leaderboard.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests what is shown while Kafka answers some questions only. */
class PartialAnswersTest {

    private static final long SECOND = 1_000_000_000L;

    private final RefusingAdmin admin = new RefusingAdmin();
    private final Rates rates = new Rates();
    private final TopicReader topics = new TopicReader(rates);

    @AfterEach
    void close() {
        admin.close();
    }

    private TopicState read(TestTopic topic, long second) {
        List<Node> brokers = List.copyOf(Answers.await(admin.describeCluster().nodes()));
        List<TopicState> read = topics.read(admin, brokers, second * SECOND);
        rates.endRound();
        return read.stream()
                .filter(each -> each.name().equals(topic.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_offsets_of_a_partition_without_a_leader_are_unknown_and_its_return_is_no_peak() {
        try (TestTopic topic = new TestTopic(2, Map.of())) {
            for (int i = 0; i < 100; i++) {
                topic.send(i % 2, "a", "1");
            }

            admin.withoutLeader.add(topic.partition(1));
            TopicState begun = read(topic, 0);
            admin.withoutLeader.clear();
            TopicState found = read(topic, 1);
            admin.withoutLeader.add(topic.partition(1));
            topic.send(0, "a", "2");
            TopicState lost = read(topic, 2);
            admin.withoutLeader.clear();
            TopicState back = read(topic, 3);

            assertThat(begun.recordsPerSecond()).isZero();
            assertThat(found.recordsPerSecond()).isZero();
            assertThat(found.records()).isEqualTo(100);
            assertThat(lost.partitions().get(1).begin()).isNull();
            assertThat(lost.partitions().get(1).end()).isNull();
            assertThat(lost.records()).isEqualTo(51);
            assertThat(lost.recordsPerSecond()).isEqualTo(1);
            assertThat(back.recordsPerSecond()).isEqualTo(0.5);
            assertThat(back.records()).isEqualTo(101);
        }
    }

    @Test
    void a_refused_group_of_a_service_is_a_problem_and_one_of_another_system_is_not_shown() {
        String other = "group-" + UUID.randomUUID();
        try (TestTopic topic = new TestTopic(1, Map.of())) {
            for (String name : List.of(other, ServiceGroups.LEADERBOARDS)) {
                Answers.await(topic.admin()
                        .alterConsumerGroupOffsets(name, Map.of(topic.partition(0), new OffsetAndMetadata(0)))
                        .all());
            }
            admin.refusedGroups.add(ServiceGroups.LEADERBOARDS);
            admin.refusedGroups.add(other);
            List<String> problems = new ArrayList<>();

            List<ConsumerGroup> groups = new GroupReader(admin, rates).read(Map.of(), 0, problems);

            assertThat(groups).extracting(ConsumerGroup::group).doesNotContain(other, ServiceGroups.LEADERBOARDS);
            assertThat(problems)
                    .singleElement()
                    .asString()
                    .startsWith("the consumer group leaderboard-manager-group cannot be read: ");

            admin.refusedGroups.clear();
            problems.clear();
            assertThat(new GroupReader(admin, rates).read(Map.of(), 0, problems))
                    .extracting(ConsumerGroup::group)
                    .contains(other, ServiceGroups.LEADERBOARDS);
            assertThat(problems).isEmpty();
        }
    }
}
