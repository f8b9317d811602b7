package gg.leaderboard.archive.cassandra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import gg.leaderboard.archive.leaderboard.ArchiveUnderTest;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;

/** An archive whose current standings are in Cassandra, each in its own keyspace. It has no PostgreSQL. */
public final class CassandraUnderTest {

    private static final AtomicInteger KEYSPACES = new AtomicInteger();

    private CassandraUnderTest() {}

    /** @param others further post-processors of the archive's beans */
    public static ArchiveUnderTest start(List<BeanPostProcessor> others) {
        Servers.whyNoCassandra().ifPresent(reason -> assumeTrue(false, reason));
        return start(
                others,
                List.of(
                        "--leaderboard.archive.cassandra.contact-points="
                                + Servers.cassandra().contactPoint(),
                        "--leaderboard.archive.cassandra.keyspace=fresh_" + KEYSPACES.incrementAndGet()));
    }

    /** @param address the arguments that name a Cassandra */
    public static ArchiveUnderTest start(List<BeanPostProcessor> others, List<String> address) {
        List<String> arguments = new ArrayList<>(address);
        arguments.add("--leaderboard.archive.standings-store=cassandra");
        return new ArchiveUnderTest(
                context -> context.getBean(CassandraFoldFactory.class),
                CassandraCurrentStandings.class,
                CassandraUnderTest::empty,
                others,
                arguments.toArray(String[]::new));
    }

    private static void empty(ConfigurableApplicationContext context) {
        CassandraClient cassandra = context.getBean(CassandraClient.class);
        for (String table : List.of("user_scores", "hidden_players", "score_states", "counted_ids", "progress")) {
            cassandra.execute(SimpleStatement.newInstance("TRUNCATE " + table).setTimeout(Duration.ofSeconds(30)));
        }
    }
}
