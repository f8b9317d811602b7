package gg.leaderboard.bench.archive;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.load.FilledLog;
import gg.leaderboard.bench.load.FullLog;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Cpu;
import gg.leaderboard.bench.testbed.Jvm;
import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.bench.testbed.TestBed;
import gg.leaderboard.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The {@code archive} run: the three folds drain a full log into an empty PostgreSQL; then COPY alone writes the very rows
 * that they wrote into the same tables, emptied.
 */
public final class ArchiveDrain {

    private static final double RATIO_TO_COPY_ALONE = 0.5;
    private static final int FOLDS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(30);
    // Each look costs PostgreSQL something, and a million events take more than a minute.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CommandLine line;
    private final ArchiveOptions options;
    private final Report report = new Report();

    public ArchiveDrain(CommandLine line) {
        this.line = line;
        this.options = line.options(ArchiveOptions.class);
    }

    /** @return whether every result was right, and with {@code --assert} every aim met */
    public boolean run() throws Exception {
        FilledLog filled =
                FilledLog.open(options.events(), options.players(), options.duplicates(), options.seed(), report);
        TestBed bed = filled.bed();
        FullLog full = filled.full();
        try (EmbeddedPostgres postgres = bed.startPostgres()) {
            double rate = perSecond("archive, three folds", drain(filled, postgres));
            rows(full, postgres);
            ArchivedRows rows = ArchivedRows.keep(postgres, bed.file("rows"));
            double alone = perSecond("COPY alone, same rows", rows.copyAgain());
            report.say("  size", "%,d MB of text", rows.bytes() / 1_000_000);
            rows(full, postgres);
            report.atLeast(RATIO_TO_COPY_ALONE, "to COPY alone", rate / alone, "%.2f");
        }
        return report.passed(options.checkAims());
    }

    private double perSecond(String what, Duration time) {
        double rate = options.events() / (time.toNanos() / 1e9);
        report.say(what, "%,.0f events/s", rate);
        report.say("  time", "%.2f s", time.toNanos() / 1e9);
        return rate;
    }

    // From the moment that the tables are there, which is just before the first record is read.
    private Duration drain(FilledLog filled, EmbeddedPostgres postgres) throws Exception {
        TestBed bed = filled.bed();
        Broker broker = filled.broker();
        long ends =
                filled.log().ends().values().stream().mapToLong(Long::longValue).sum();
        try (Redis redis = bed.startRedis("redis");
                Connection connection = ArchivedRows.connect(postgres);
                Jvm archive = bed.startArchive(broker, redis, postgres, TestBed.freePort(), line.serviceArguments())) {
            Cpu cpu = new Cpu()
                    .with("archive", archive)
                    .with("PostgreSQL", postgres)
                    .with("broker", broker.jvm())
                    .withSelf();
            archive.await(
                    () -> ArchivedRows.number(connection, "SELECT count(*) FROM pg_class WHERE relname = 'progress'")
                            > 0,
                    PAUSE,
                    LIMIT);
            Cpu.Used begin = cpu.now();
            archive.await(
                    () -> ArchivedRows.number(connection, "SELECT sum(last_offset + 1) FROM progress") == FOLDS * ends,
                    PAUSE,
                    LIMIT);
            Cpu.Used used = cpu.now().since(begin);
            report.say(
                    "archive's CPU per event",
                    "%s; others %.0f%% of the machine",
                    used.per(options.events()),
                    100 * used.others());
            return Duration.ofNanos(used.nanos());
        }
    }

    private void rows(FullLog full, EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = ArchivedRows.connect(postgres)) {
            report.mustBe(
                    full.records(), "  rows of events", ArchivedRows.number(connection, "SELECT count(*) FROM events"));
            report.mustBe(
                    full.events(),
                    "  events counted",
                    ArchivedRows.number(connection, "SELECT sum(total_events) FROM player_statistics"));
            report.mustBe(
                    full.points(),
                    "  points on global board",
                    ArchivedRows.number(
                            connection,
                            "SELECT sum(score) FROM leaderboards WHERE board = 'global' AND \"window\" = 'alltime'"));
        }
    }
}
