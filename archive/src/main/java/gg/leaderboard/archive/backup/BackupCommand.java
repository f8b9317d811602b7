package gg.leaderboard.archive.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Copies a running PostgreSQL into a directory, with a snapshot of Redis. */
public final class BackupCommand {

    /** The first argument of the command line. */
    public static final String NAME = "backup";

    // Keeps out another backup into the same directory, also of another server.
    private static final String LOCK = ".lock";

    // Names in the order of time. Other directories are not ours to restore or delete.
    private static final String NAMES = "\\d{4}-\\d\\d-\\d\\dT\\d{6}Z";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    // The end of the name of an incomplete backup.
    private static final String PART = ".part";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    // Keeps the segments of the write-ahead log, and other backups out, until the session ends.
    private static final String CLAIM = "SELECT pg_create_physical_replication_slot('leaderboard_backup', true, true)";
    private static final String DUPLICATE_OBJECT = "42710";

    private final BackupOptions options;
    private final Clock clock;
    private final PrintStream out;

    private BackupCommand(BackupOptions options, Clock clock, PrintStream out) {
        this.options = options;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Runs the command to its end.
     *
     * @param arguments {@link #NAME} first
     * @return 0 on success, 1 if the backup failed, 2 for unknown options
     */
    public static int run(PrintStream out, String... arguments) {
        return run(out, Clock.systemUTC(), arguments);
    }

    static int run(PrintStream out, Clock clock, String... arguments) {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        if (Arrays.asList(rest).contains("--help")) {
            out.print(BackupOptions.HELP);
            return 0;
        }
        try {
            new BackupCommand(BackupOptions.parse(System.getenv(), rest), clock, out).run();
            return 0;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.print(BackupOptions.HELP);
            return 2;
        } catch (FileSystemException e) {
            // Its message alone is the path.
            out.println("The backup failed: " + e);
            return 1;
        } catch (IOException | SQLException e) {
            out.println("The backup failed: " + e.getMessage());
            return 1;
        }
    }

    private void run() throws IOException, SQLException {
        Files.createDirectories(options.directory());
        try (FileChannel lock = FileChannel.open(
                options.directory().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!isLocked(lock)) {
                throw new IOException("another backup into " + options.directory() + " is running");
            }
            copy();
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return false;
        }
    }

    private void copy() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(options.url(), options.user(), options.password());
                ServerFiles files = new ServerFiles(connection)) {
            claim(connection);
            CopyProgress progress = new CopyProgress(out);
            PostgresBackup postgres = new PostgresBackup(connection, files, progress);
            if (options.onlyWal()) {
                Path backup = newest().orElseThrow(() ->
                        new IOException("there is no complete backup in " + options.directory() + " to add to"));
                int added = postgres.addWal(backup);
                out.printf("Added %d files of the write-ahead log to %s: %s%n", added, backup, progress);
            } else {
                deleteIncomplete();
                Path backup = unusedName();
                Path half = createPrivate(backup.resolveSibling(backup.getFileName() + PART));
                RedisSnapshot redis = new RedisSnapshot(options.redis(), options.tls(), PATIENCE, out);
                Path snapshot = half.resolve(RedisSnapshot.DIRECTORY);
                redis.take(snapshot);
                int copied = postgres.take(half, () -> redis.awaitArchived(snapshot, connection));
                Files.move(half, backup, StandardCopyOption.ATOMIC_MOVE);
                out.printf("The backup %s is complete: %d files, %s%n", backup, copied, progress);
            }
        }
    }

    // Another backup may have been taken in the same second.
    private Path unusedName() {
        return Stream.iterate(clock.instant(), time -> time.plusSeconds(1))
                .map(time -> options.directory().resolve(TIME.format(time)))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
    }

    // A backup contains everything that the database's password protects.
    private static Path createPrivate(Path directory) throws IOException {
        Files.createDirectory(directory);
        if (Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        return directory;
    }

    private static void claim(Connection connection) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CLAIM);
        } catch (SQLException e) {
            if (DUPLICATE_OBJECT.equals(e.getSQLState())) {
                throw new IOException("another backup is running", e);
            }
            throw e;
        }
    }

    private Optional<Path> newest() throws IOException {
        return backups(NAMES).stream().filter(Manifest::isIn).max(Comparator.naturalOrder());
    }

    // No other backup is running, so these were interrupted.
    private void deleteIncomplete() throws IOException {
        for (Path half : backups(NAMES + Pattern.quote(PART))) {
            out.printf("Deleting %s, which was interrupted%n", half);
            try (Stream<Path> paths = Files.walk(half)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private List<Path> backups(String pattern) throws IOException {
        try (Stream<Path> found = Files.list(options.directory())) {
            return found.filter(path ->
                            options.directory().relativize(path).toString().matches(pattern))
                    .toList();
        }
    }
}
