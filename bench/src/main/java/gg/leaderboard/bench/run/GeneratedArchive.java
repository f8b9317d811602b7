package gg.leaderboard.bench.run;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * An archive filled without the log. It holds points of players, most of them of a few players, evenly over two days.
 */
final class GeneratedArchive implements AutoCloseable {

    private static final Duration SPAN = Duration.ofDays(2);
    private static final int PARTITIONS = 6;
    private static final long AT_ONCE = 500_000;

    // Each player is in one partition of the log, determined by the key.
    private static final String FILL = """
            INSERT INTO events (day, topic_id, partition, "offset", verdict, id, event_id, event_type, player_id, game_id,
                event_timestamp, ingested_at, data)
            SELECT (t AT TIME ZONE 'UTC')::date, 'bench', i %% %1$d, i / %1$d, 'counted', u, u::text, 'player_scored', player,
                'dust2', t, t, jsonb_build_object('event_id', u, 'event_type', 'player_scored', 'player_id', player,
                    'game_id', 'dust2', 'points', 1 + i %% 100, 'action', 'kill',
                    'timestamp', to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            FROM (SELECT i, gen_random_uuid() AS u,
                    'p' || (floor(power(random(), 2) * %2$d)::bigint * %1$d + i %% %1$d) AS player,
                    date_trunc('milliseconds', ?::timestamptz + i * ?::interval) AS t
                FROM generate_series(?::bigint, ?::bigint) AS i) AS made""";

    private final Connection connection;
    private final PointInTimeRun.Options options;
    private final Instant begin;

    GeneratedArchive(String url, String user, PointInTimeRun.Options options) throws SQLException {
        this.connection = DriverManager.getConnection(url, user, "");
        this.options = options;
        this.begin = LocalDate.now(ZoneOffset.UTC)
                .minusDays(4)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        execute("SET synchronous_commit = off");
    }

    /** Returns whether the archive has created its tables. */
    boolean hasTables() throws SQLException {
        // The last migration creates this view.
        return number("SELECT count(*) FROM pg_views WHERE viewname = 'leaderboard_ranks'") > 0;
    }

    void fill() throws SQLException {
        for (int day = 0; day <= SPAN.toDays(); day++) {
            LocalDate date = LocalDate.ofInstant(begin, ZoneOffset.UTC).plusDays(day);
            execute("CREATE TABLE events_%s PARTITION OF events FOR VALUES FROM ('%s') TO ('%s')"
                    .formatted(date.toString().replace('-', '_'), date, date.plusDays(1)));
        }
        String sql = FILL.formatted(PARTITIONS, Math.max(1, options.players() / PARTITIONS));
        try (PreparedStatement fill = connection.prepareStatement(sql)) {
            for (long from = 0; from < options.events(); from += AT_ONCE) {
                fill.setTimestamp(1, Timestamp.from(begin));
                fill.setString(
                        2, String.format(Locale.ROOT, "%.3f microseconds", SPAN.toNanos() / 1000.0 / options.events()));
                fill.setLong(3, from);
                fill.setLong(4, Math.min(options.events(), from + AT_ONCE) - 1);
                fill.executeUpdate();
            }
        }
        execute("""
                INSERT INTO progress SELECT 'events', topic_id, partition, max("offset"), max(ingested_at) FROM events
                GROUP BY topic_id, partition""");
        execute("INSERT INTO event_starts SELECT topic_id, partition, 0, 0 FROM progress");
        execute("ANALYZE events");
    }

    /** Returns a moment within the generated range. */
    Instant moment(double share) {
        return begin.plusMillis((long) (share * SPAN.toMillis()));
    }

    /** Returns the id of a generated player. */
    String player(int number) {
        return String.format(Locale.ROOT, "p%d", number % Math.max(PARTITIONS, options.players()));
    }

    long events() throws SQLException {
        return number("SELECT count(*) FROM events");
    }

    /** Returns the number of events that checkpoints cover. */
    long inCheckpoints() throws SQLException {
        return number("SELECT coalesce(sum(events), 0) FROM checkpoints");
    }

    /** Returns the size in bytes of all tables whose names start with {@code prefix}. */
    long bytes(String prefix) throws SQLException {
        return number(
                "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class WHERE relkind = 'r' AND relname LIKE '"
                        + prefix + "%'");
    }

    /** Returns the points of a player up to a moment, as summed by SQL. */
    long points(String player, Instant moment) throws SQLException {
        try (PreparedStatement sum = connection.prepareStatement("SELECT coalesce(sum((data->>'points')::bigint), 0)"
                + " FROM events WHERE player_id = ? AND ingested_at <= ?")) {
            sum.setString(1, player);
            sum.setTimestamp(2, Timestamp.from(moment));
            try (ResultSet row = sum.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
