package gg.leaderboard.archive.crash;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.archive.event.EventFoldFactory;
import gg.leaderboard.archive.fixture.FixedDefinitions;
import gg.leaderboard.archive.leaderboard.LeaderboardTable;
import gg.leaderboard.archive.leaderboard.StatisticsTable;
import gg.leaderboard.archive.store.FoldFactory;
import gg.leaderboard.fixtures.ArchiveTables;
import gg.leaderboard.fixtures.SeededLogReader;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.testing.Database;
import gg.leaderboard.testing.SeededRuns;
import gg.leaderboard.testing.Servers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs the archive's own folds over real logs and a real PostgreSQL. Between any two steps, crashes, redeliveries with
 * other batch boundaries, and frozen and resumed twins are simulated.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveCrashTest {

    private static final int SEEDS = Integer.getInteger("archive.seeds", 50);

    // Independent of the number of seeds, so that a seed always uses the same log.
    private static final int LOGS = 10;

    private final Map<Long, SeededLogReader> logs = new ConcurrentHashMap<>();
    private final CrashSchedule faults = new CrashSchedule();
    private SeededLogReader log;
    private ConfigurableApplicationContext archive;
    private ArchiveTables tables;

    @BeforeAll
    void start() throws Exception {
        SeededRuns.run(Math.min(LOGS, SEEDS), (seed, lane) -> logs.put(seed, new SeededLogReader(seed)));
        log = Objects.requireNonNull(logs.get(0L));
        Database database = Servers.freshDatabase();
        archive = ArchiveApplication.application()
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new Faulty()))
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--leaderboard.archive.folds=",
                        "--leaderboard.archive.restore.enabled=false",
                        "--leaderboard.archive.rebuild.enabled=false",
                        "--leaderboard.archive.checkpoints.enabled=false",
                        "--leaderboard.archive.retention.enabled=false",
                        // The client crashes here, not the server, and many short runs must not wait for the disk.
                        "--spring.datasource.url=" + database.url() + "?options=-c%20synchronous_commit=off",
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password());
        tables = new ArchiveTables(archive.getBean(JdbcTemplate.class));
    }

    @AfterAll
    void stop() {
        archive.close();
        logs.values().forEach(SeededLogReader::close);
    }

    @Test
    void after_any_crashes_the_tables_equal_a_plain_fold() {
        int crashes = 0;
        int violations = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            log = Objects.requireNonNull(logs.get(seed % LOGS));
            new FoldSimulation(seed, log, faults, folds()).run();
            crashes += faults.crashes();
            assertThat(tables.differences(log.expected(), records()))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(tables.violations()).as("seed %d", seed).isEqualTo(violations());
            violations += log.violations().size();
            tables.empty();
        }
        System.out.printf("%d seeds: %d crashes, %d violations of bounds%n", SEEDS, crashes, violations);
        assertThat(violations).isGreaterThan(10 * SEEDS);
        assertThat(crashes).isGreaterThan(5 * SEEDS);
    }

    private List<PartitionFold.Factory> folds() {
        FoldFactory folds = archive.getBean(FoldFactory.class);
        return List.of(
                archive.getBean(EventFoldFactory.class),
                folds.of(archive.getBean(StatisticsTable.class)),
                folds.of(archive.getBean(LeaderboardTable.class)));
    }

    private Map<UUID, String> violations() {
        Map<UUID, String> violations = new HashMap<>();
        log.violations().forEach((id, bound) -> violations.put(EventId.of(id).uuid(), bound));
        return violations;
    }

    private long records() {
        return SeededLogReader.partitions()
                .mapToLong(p -> log.read(p, 0).size())
                .sum();
    }

    /** Replaces beans of the archive: a data source whose client crashes, and the boards of the log. */
    private final class Faulty implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof DataSource database) {
                return new CrashingDataSource(database, faults::step);
            }
            return FixedDefinitions.inPlaceOf(bean, name, () -> log.definitions());
        }
    }
}
