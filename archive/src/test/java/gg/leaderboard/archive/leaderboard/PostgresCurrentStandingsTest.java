package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.store.FoldFactory;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.fixtures.ArchiveTables;
import gg.leaderboard.testing.Database;
import gg.leaderboard.testing.Servers;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresCurrentStandingsTest extends CurrentStandingsContract {

    @Override
    StandingsUnderTest start() {
        Database database = Servers.freshDatabase();
        return new ArchiveUnderTest(
                context -> context.getBean(FoldFactory.class).of(context.getBean(LeaderboardTable.class)),
                PostgresCurrentStandings.class,
                context -> {
                    context.getBean(Schema.class).migrate();
                    new ArchiveTables(context.getBean(JdbcTemplate.class)).empty();
                },
                List.of(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password());
    }
}
