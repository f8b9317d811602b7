package gg.leaderboard.archive.store;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.fixtures.ArchiveTables;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.testing.Database;
import gg.leaderboard.testing.Servers;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresStandingsWriterTest extends StandingsWriterContract {

    private final ConfigurableApplicationContext archive = start();
    private long score;

    private static ConfigurableApplicationContext start() {
        Database database = Servers.freshDatabase();
        ConfigurableApplicationContext archive = ArchiveApplication.application()
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--leaderboard.archive.folds=",
                        "--leaderboard.archive.restore.enabled=false",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password());
        archive.getBean(Schema.class).migrate();
        return archive;
    }

    @Override
    void stop() {
        archive.close();
    }

    @Override
    StandingsWriter empty() {
        JdbcTemplate jdbc = archive.getBean(JdbcTemplate.class);
        new ArchiveTables(jdbc).empty();
        jdbc.update("DELETE FROM fold_generations");
        score = 0;
        return archive.getBean(FoldFactory.class).store(new ScoreOnly());
    }

    // As Retention does.
    @Override
    void expire() {
        archive.getBean(JdbcTemplate.class).update("DELETE FROM score_states WHERE expires_at < now()");
    }

    @Override
    long score() {
        return score;
    }

    // {@code CurrentStandingsContract} covers the contents of tables. This test covers whether an update reaches them.
    private final class ScoreOnly implements FoldTables {

        @Override
        public FoldName fold() {
            return FoldName.LEADERBOARDS;
        }

        @Override
        public boolean holdScores() {
            return true;
        }

        @Override
        public void write(StandingsUpdate update) {
            update.boards().forEach(change -> score += change.scores().getOrDefault("p", 0L));
        }

        @Override
        public void clear() {
            score = 0;
        }
    }
}
