package gg.leaderboard.archive.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import gg.leaderboard.archive.cassandra.CassandraUnderTest;
import gg.leaderboard.archive.leaderboard.ArchiveUnderTest;
import gg.leaderboard.archive.leaderboard.StandingsDifferences;
import gg.leaderboard.fixtures.SeededLogReader;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** As {@link ArchiveCrashTest}, with a real Cassandra. Writes in flight at a crash arrive at the end, in any order. */
@Tag("cassandra")
@Tag("proof")
class CassandraCrashTest {

    private static final int SEEDS = Integer.getInteger("archive.cassandra.seeds", 5);

    private final CrashSchedule faults = new CrashSchedule();
    private final CrashingSession session = new CrashingSession(faults);

    @Test
    void after_any_crashes_the_standings_equal_a_plain_fold() throws Exception {
        int crashes = 0;
        int late = 0;
        try (ArchiveUnderTest archive = CassandraUnderTest.start(List.of(new Faulty()));
                SeededLogReader log = new SeededLogReader(1)) {
            for (long seed = 0; seed < SEEDS; seed++) {
                archive.begin(log.definitions());
                new FoldSimulation(seed, log, faults, List.of(archive.folds())).run();
                crashes += faults.crashes();
                late += session.deliverLate();
                assertThat(StandingsDifferences.differences(archive.standings(), log.expected()))
                        .as("seed %d", seed)
                        .isEmpty();
            }
        }
        System.out.printf("%d seeds: %d crashes, %d statements that arrived late%n", SEEDS, crashes, late);
        assertThat(crashes).isGreaterThan(5 * SEEDS);
        assertThat(late).isGreaterThan(SEEDS);
    }

    private final class Faulty implements BeanPostProcessor {

        @Override
        @SuppressWarnings("unchecked")
        public Object postProcessAfterInitialization(Object bean, String name) {
            return name.equals("cassandraSessions")
                    ? (Supplier<CqlSession>) () -> session.wrap(((Supplier<CqlSession>) bean).get())
                    : bean;
        }
    }
}
