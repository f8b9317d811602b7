package gg.leaderboard.archive.store;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.testing.Database;
import gg.leaderboard.testing.Servers;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SchemaTest {

    private final Database database = Servers.freshDatabase();
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(database.url(), database.user(), database.password());
    private final JdbcTemplate sql = new JdbcTemplate(source);

    private void migrate(String version) {
        Flyway.configure().dataSource(source).target(version).load().migrate();
    }

    @Test
    void rows_of_an_earlier_release_have_the_new_column_names() {
        migrate("10");
        sql.execute(
                "CREATE TABLE events_2026_11_20 PARTITION OF events FOR VALUES FROM ('2026-11-20') TO ('2026-11-21')");
        sql.execute("""
                INSERT INTO events (day, topic_id, partition, "offset", verdict, event_id, type, player, game, event_time,
                    log_time, data)
                VALUES ('2026-11-20', 't', 0, 1, 'counted', 'e1', 'player_scored', 'ada', 'arena',
                    '2026-11-20T12:00:00Z', '2026-11-20T12:00:01Z', '{"points":5}')""");
        sql.execute("""
                INSERT INTO player_statistics VALUES ('ada', 'Ada', 5, 1, NULL, 'arena', 0, 0, 0, 0, 0, 0, 0, 0, '{}',
                    '{"weapon_bought":2}')""");
        sql.execute("""
                INSERT INTO dlq_events (topic_id, partition, "offset", topic, log_time, dead_time, value, headers, rule, reason,
                    players)
                VALUES ('t', 0, 2, 'game-events', now(), now(), 'no json', '{}', 'json', 'json is wrong', '{}')""");

        migrate("latest");

        assertThat(one("""
                SELECT concat_ws(' ', event_id, event_type, player_id, game_id, event_timestamp AT TIME ZONE 'UTC',
                    ingested_at AT TIME ZONE 'UTC', data ->> 'points', created_at <= now()) FROM events""")).isEqualTo("e1 player_scored ada arena 2026-11-20 12:00:00 2026-11-20 12:00:01 5 t");
        assertThat(one("""
                SELECT concat_ws(' ', player_id, total_events, event_breakdown ->> 'weapon_bought', updated_at <= now())
                FROM player_statistics""")).isEqualTo("ada 1 2 t");
        assertThat(one("""
                SELECT concat_ws(' ', convert_from(original_event, 'UTF8'), error_message, consumer_service)
                FROM dlq_events""")).isEqualTo("no json json is wrong processor");
    }

    @Test
    void ranks_in_games_exclude_hidden_players_and_ties_share_a_rank() {
        migrate("latest");
        sql.execute("""
                INSERT INTO leaderboards (player, board, season, "window", period, score)
                SELECT player, board, 1, 'alltime', '', score
                FROM (VALUES ('a', 'game:arena', 9), ('b', 'game:arena', 7), ('c', 'game:arena', 7),
                    ('d', 'game:arena', 1), ('cheat', 'game:arena', 99), ('a', 'game:other', 2), ('a', 'global', 11))
                    AS scores (player, board, score)""");
        sql.execute("""
                INSERT INTO leaderboards (player, board, season, "window", period, score)
                VALUES ('d', 'game:arena', 1, 'daily', '2026-11-20', 1)""");
        sql.execute("INSERT INTO hidden_players (player) VALUES ('cheat')");

        assertThat(sql.queryForList("""
                SELECT concat_ws(' ', game_id, period, rank, player_id, score) FROM leaderboard_ranks
                ORDER BY game_id, period, rank, player_id""", String.class))
                .containsExactly(
                        "arena alltime 1 a 9",
                        "arena alltime 2 b 7",
                        "arena alltime 2 c 7",
                        "arena alltime 4 d 1",
                        "arena daily:2026-11-20 1 d 1",
                        "other alltime 1 a 2");
    }

    private @Nullable String one(String query) {
        return sql.queryForObject(query, String.class);
    }
}
