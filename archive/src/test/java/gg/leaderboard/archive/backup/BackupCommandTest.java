package gg.leaderboard.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.testing.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tests backups of a PostgreSQL with one table, and the script that makes a data directory from them. */
@Timeout(120)
class BackupCommandTest {

    private static final Path UNPACK = Path.of("../ops/backup/unpack");
    private static final String NOW = "2026-11-20T000000Z";

    @TempDir
    Path directory;

    // One long test, because every start and every backup takes a second.
    @Test
    void a_backup_and_the_log_added_to_it_contain_every_committed_row() throws Exception {
        Path backups = directory.resolve("backups");
        Path interrupted = Files.createDirectories(backups.resolve(NOW + ".part/data"));
        Path foreign = Files.createDirectories(backups.resolve("download.part"));
        Files.createFile(Files.createDirectories(backups.resolve("zzz")).resolve(Manifest.FILE));
        Path backup;
        EmbeddedPostgres postgres = Servers.ownPostgres(directory.resolve("postgres"));
        try (postgres) {
            assertThat(backup(1, postgres, backups, "--wal")).contains("there is no complete backup in");
            execute(postgres, "CREATE TABLE t AS SELECT generate_series(1, 1000) AS number");
            assertThat(backup(0, postgres, backups))
                    .contains("Redis at 127.0.0.1:1 is not in the backup")
                    .contains("is complete")
                    .contains("which was interrupted");
            assertThat(interrupted).doesNotExist();
            assertThat(foreign).exists();
            backup = only(backups);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                    .isEqualTo("rwx------");

            execute(postgres, "INSERT INTO t VALUES (1001)");
            assertThat(backup(0, postgres, backups, "--wal")).contains("Added ");
            assertThat(backup(0, postgres, backups, "--wal")).contains("Added ");
            execute(postgres, "INSERT INTO t VALUES (1002)");
            anInterruptedRunLeft(nextSegment(backup));
            assertThat(backup(0, postgres, backups, "--wal")).contains("Added ");
            execute(postgres, "INSERT INTO t VALUES (1003)");

            aLogWithAHoleIsNotAdded(postgres, backups, backup);
            onlyOneBackupRunsAtATime(postgres, backups);
            aLogThatDoesNotContinueTheBackupIsNotAdded(postgres, backups, backup);
        }

        Path cluster = directory.resolve("postgres/cluster");
        assertThat(unpack(1, backup, cluster)).contains("is not empty");
        Files.move(cluster, directory.resolve("lost"));
        aDamagedBackupIsNotRestored(backup, cluster);
        Path unlisted = nextSegment(backup);
        anInterruptedRunLeft(unlisted);
        assertThat(unpack(0, backup, cluster))
                .contains("Comparing checksums")
                .contains("pg_wal/" + unlisted.getFileName() + " is left out");
        assertThat(cluster.resolve("pg_wal").resolve(unlisted.getFileName())).doesNotExist();
        assertThat(unpack(0, backup, cluster)).contains("already contains this backup");

        // The restored server has another timeline. Its backups are like any others.
        Path next = directory.resolve("next");
        Path ofTheSameSecond = Files.createDirectories(next.resolve(NOW));
        try (EmbeddedPostgres restored = EmbeddedPostgres.start(postgres.settings())) {
            assertThat(numbers(restored)).containsExactly(1002L, 1002L);
            assertThat(cluster.resolve("postgresql.auto.conf"))
                    .content()
                    .doesNotContain("hot_standby", "restore_command", "recovery_end_command");
            execute(restored, "INSERT INTO t VALUES (1003)");
            backup(0, restored, next);
        }
        assertThat(ofTheSameSecond).isEmptyDirectory();
        Files.delete(ofTheSameSecond);
        Files.move(cluster, directory.resolve("lost again"));
        unpack(0, only(next), cluster);
        try (EmbeddedPostgres again = EmbeddedPostgres.start(postgres.settings())) {
            assertThat(numbers(again)).containsExactly(1003L, 1003L);
        }
    }

    private static void onlyOneBackupRunsAtATime(EmbeddedPostgres postgres, Path backups) throws Exception {
        try (var running = source(postgres).getConnection();
                var statement = running.createStatement()) {
            statement.execute("SELECT pg_create_physical_replication_slot('leaderboard_backup', true, true)");
            assertThat(backup(1, postgres, backups)).contains("another backup is running");
        }
        try (FileChannel lock = FileChannel.open(backups.resolve(".lock"), StandardOpenOption.WRITE)) {
            lock.lock();
            assertThat(backup(1, postgres, backups)).contains("another backup into " + backups + " is running");
        }
    }

    private static void anInterruptedRunLeft(Path segment) throws IOException {
        Files.writeString(segment, "half");
    }

    private static Path nextSegment(Path backup) throws IOException {
        return next(backup.resolve("data")
                .resolve(Manifest.read(backup).last(ServerFiles.WAL).getKey()));
    }

    private static Path next(Path segment) {
        String name = segment.getFileName().toString();
        return segment.resolveSibling(
                name.substring(0, 16) + "%08X".formatted(Integer.parseInt(name.substring(16), 16) + 1));
    }

    private void aLogWithAHoleIsNotAdded(EmbeddedPostgres postgres, Path backups, Path backup) throws Exception {
        for (int segment = 0; segment < 2; segment++) {
            execute(postgres, "INSERT INTO t VALUES (1003)");
            execute(postgres, "SELECT pg_switch_wal()");
        }
        // The last segment of the backup comes before it.
        Path middle = directory
                .resolve("postgres/cluster/pg_wal")
                .resolve(nextSegment(backup).getFileName());
        assertThat(next(middle)).exists();
        Path aside = directory.resolve("aside");
        Files.move(middle, aside);
        assertThat(backup(1, postgres, backups, "--wal")).contains("has deleted segments", "Take a new backup");
        Files.move(aside, middle);
    }

    private static void aLogThatDoesNotContinueTheBackupIsNotAdded(EmbeddedPostgres postgres, Path backups, Path backup)
            throws Exception {
        Path sums = backup.resolve(Manifest.FILE);
        List<String> lines = Files.readAllLines(sums);
        int last = lastSegment(lines);
        List<String> other = new ArrayList<>(lines);
        other.set(last, "0".repeat(64) + lines.get(last).substring(64));
        Files.write(sums, other);
        assertThat(backup(1, postgres, backups, "--wal")).contains("Take a new backup");
        Files.write(sums, lines);
    }

    private static int lastSegment(List<String> lines) {
        int last = 0;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).contains(" pg_wal/") ? i : last;
        }
        return last;
    }

    private static void aDamagedBackupIsNotRestored(Path backup, Path cluster) throws Exception {
        Path sums = backup.resolve(Manifest.FILE);
        Path aside = backup.resolve("aside");
        Files.move(sums, aside);
        assertThat(unpack(1, backup, cluster)).contains("is not a complete backup");
        Files.move(aside, sums);

        Path version = backup.resolve("data/PG_VERSION");
        byte[] content = Files.readAllBytes(version);
        Files.writeString(version, "1", StandardOpenOption.APPEND);
        assertThat(unpack(1, backup, cluster)).contains("is damaged", "PG_VERSION: FAILED");
        assertThat(unpack(1, "--check", backup, cluster)).contains("is damaged", "PG_VERSION: FAILED");
        Files.write(version, content);
        assertThat(cluster).doesNotExist();
    }

    private static String backup(int status, EmbeddedPostgres postgres, Path backups, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(
                        Stream.of(
                                BackupCommand.NAME,
                                "--to=" + backups,
                                "--url=" + postgres.url(),
                                "--redis=127.0.0.1:1"),
                        Stream.of(more))
                .toArray(String[]::new);
        int ended = BackupCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse("2026-11-20T00:00:00Z"), ZoneOffset.UTC),
                arguments);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(text).isEqualTo(status);
        return text;
    }

    private static String unpack(int status, Path backup, Path cluster) throws IOException, InterruptedException {
        return unpack(status, Stream.of(backup, cluster));
    }

    private static String unpack(int status, String option, Path backup, Path cluster)
            throws IOException, InterruptedException {
        return unpack(status, Stream.of(option, backup, cluster));
    }

    private static String unpack(int status, Stream<Object> arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("bash", UNPACK), arguments)
                        .map(String::valueOf)
                        .toList())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(status);
        return text;
    }

    private static Path only(Path backups) throws IOException {
        try (Stream<Path> found = Files.list(backups)) {
            List<Path> all = found.filter(path -> path.getFileName().toString().startsWith("20"))
                    .toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        new JdbcTemplate(source(postgres)).execute(sql);
    }

    private static List<Long> numbers(EmbeddedPostgres postgres) {
        return Objects.requireNonNull(new JdbcTemplate(source(postgres))
                .queryForObject(
                        "SELECT count(*), max(number) FROM t",
                        (row, number) -> List.of(row.getLong(1), row.getLong(2))));
    }

    private static DriverManagerDataSource source(EmbeddedPostgres postgres) {
        return new DriverManagerDataSource(postgres.url(), EmbeddedPostgres.USER, "");
    }
}
