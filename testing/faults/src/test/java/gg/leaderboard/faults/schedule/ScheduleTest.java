package gg.leaderboard.faults.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final List<Schedule> MANY = LongStream.range(0, 500)
            .mapToObj(seed -> Schedule.of(seed, new Setup(3, 1, true)))
            .toList();

    @Test
    void the_same_seed_gives_the_same_schedule() {
        assertThat(LongStream.range(0, 500)
                        .mapToObj(seed -> Schedule.of(seed, new Setup(3, 1, true)))
                        .toList())
                .isEqualTo(MANY);
        assertThat(MANY).doesNotHaveDuplicates();
    }

    @Test
    void every_kind_of_fault_happens() {
        Set<Fault.Kind> kinds = EnumSet.noneOf(Fault.Kind.class);
        Set<String> targets = new TreeSet<>();
        MANY.stream().flatMap(schedule -> schedule.faults().stream()).forEach(fault -> {
            kinds.add(fault.kind());
            targets.add(fault.target());
        });

        assertThat(kinds).containsAll(Arrays.asList(Fault.Kind.values()));
        assertThat(targets)
                .contains("processor-1", "kafka-3", "redis", "postgres", "archive>postgres", "api-2>kafka-2");
    }

    @Test
    void at_most_one_broker_has_a_fault_at_a_time() {
        assertThat(MANY)
                .allSatisfy(schedule -> assertThat(schedule.faults())
                        .filteredOn(fault -> fault.target().startsWith("kafka"))
                        .allSatisfy(fault -> assertThat(schedule.faults())
                                .filteredOn(other ->
                                        other != fault && other.target().startsWith("kafka"))
                                .noneMatch(fault::overlaps)));
    }
}
