package gg.leaderboard.bench.run;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.load.FilledBroker;
import gg.leaderboard.bench.load.LogTotals;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The {@code archive} run: the three folds drain a full log into an empty PostgreSQL. Then the tables are emptied, and
 * COPY alone writes the same rows into them.
 */
public final class ArchiveRun {

    private static final double PER_SECOND = 15_000;
    private static final double RATIO_TO_COPY_ALONE = 0.5;
    private static final int FOLDS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(30);
    // Each check costs PostgreSQL time, and a million events take more than a minute.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CommandLine line;
    private final Options options;
    private final Report report = new Report();

    public ArchiveRun(CommandLine line) {
        this.line = line;
        this.options = line.options(Options.class);
    }

    /** Returns whether every result was correct and, with {@code --assert}, every target was met. */
    public boolean run() throws Exception {
        FilledBroker filled =
                FilledBroker.open(options.events(), options.players(), options.duplicates(), options.seed(), report);
        TestBed bed = filled.bed();
        LogTotals full = filled.full();
        try (EmbeddedPostgres postgres = bed.startPostgres()) {
            double rate = rate(drain(filled, postgres));
            report.atLeast(PER_SECOND, "archive, three folds", rate, "%,.0f events/s");
            rows(full, postgres);
            try (Connection connection = ExportedRows.connect(postgres)) {
                long bytes = ExportedRows.number(connection, "SELECT pg_database_size(current_database())");
                report.print("  size of the database", "%.0f bytes per event", (double) bytes / options.events());
            }
            ExportedRows rows = ExportedRows.keep(postgres, bed.file("rows"));
            double alone = rate(rows.copyBack());
            report.print("COPY alone, same rows", "%,.0f events/s", alone);
            report.print("  size", "%,d MB of text", rows.bytes() / 1_000_000);
            rows(full, postgres);
            report.atLeast(RATIO_TO_COPY_ALONE, "to COPY alone", rate / alone, "%.2f");
        }
        return report.passed(options.checkAims());
    }

    private double rate(Duration time) {
        return options.events() / (time.toNanos() / 1e9);
    }

    // Measures from the moment that the tables exist, just before the first record is read.
    private Duration drain(FilledBroker filled, EmbeddedPostgres postgres) throws Exception {
        TestBed bed = filled.bed();
        Broker broker = filled.broker();
        long ends =
                filled.log().ends().values().stream().mapToLong(Long::longValue).sum();
        try (Redis redis = bed.startRedis("redis");
                Connection connection = ExportedRows.connect(postgres);
                Jvm archive = bed.startArchive(broker, redis, postgres, TestBed.freePort(), line.serviceArguments())) {
            Cpu cpu = new Cpu()
                    .with("archive", archive)
                    .with("PostgreSQL", postgres)
                    .with("broker", broker.jvm())
                    .withSelf();
            archive.await(
                    () -> ExportedRows.number(connection, "SELECT count(*) FROM pg_class WHERE relname = 'progress'")
                            > 0,
                    PAUSE,
                    LIMIT);
            Cpu.Usage begin = cpu.now();
            archive.await(
                    () -> ExportedRows.number(connection, "SELECT sum(last_offset + 1) FROM progress") == FOLDS * ends,
                    PAUSE,
                    LIMIT);
            Cpu.Usage used = cpu.now().since(begin);
            report.print(
                    "archive's CPU per event",
                    "%s; others %.0f%% of the machine",
                    used.per(options.events()),
                    100 * used.others());
            report.resident("archive", archive.residentBytes());
            return Duration.ofNanos(used.nanos());
        }
    }

    private void rows(LogTotals full, EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = ExportedRows.connect(postgres)) {
            report.expectEqual(
                    full.records(), "  rows of events", ExportedRows.number(connection, "SELECT count(*) FROM events"));
            report.expectEqual(
                    full.events(),
                    "  events counted",
                    ExportedRows.number(connection, "SELECT sum(total_events) FROM player_statistics"));
            report.expectEqual(
                    full.points(),
                    "  points on global board",
                    ExportedRows.number(
                            connection,
                            "SELECT sum(score) FROM leaderboards WHERE board = 'global' AND \"window\" = 'alltime'"));
        }
    }

    /**
     * @param events the number of records in the log
     * @param players the number of players that the events are spread over, unevenly
     * @param duplicates the share of the records that are copies
     * @param seed the same seed generates the same events
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("1000000") int events,
            @DefaultValue("100000") int players,
            @DefaultValue("0") double duplicates,
            @DefaultValue("1") long seed,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}
}
