package gg.leaderboard.archive.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The files in the data directory of a running PostgreSQL, read over SQL by a superuser. */
final class ServerFiles implements AutoCloseable {

    /** The directory of the write-ahead log. */
    static final String WAL = "pg_wal";

    private static final int CHUNK = 4 << 20;

    // As pg_basebackup does: of these the server needs only the directories.
    private static final Set<String> EMPTIED = Set.of(
            WAL,
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "base/pgsql_tmp");

    // These describe a running or restored server, or are written again.
    private static final String LEFT_OUT =
            "(postmaster\\.(pid|opts)|backup_label|tablespace_map|current_logfiles|restored_from)(\\..*)?"
                    + "|(recovery|standby)\\.signal|global/pg_control|(.*/)?(pg_internal\\.init|pgsql_tmp).*";

    private static final String LIST = """
            WITH RECURSIVE entry AS (
                SELECT file_name AS path, file.isdir, file.size
                FROM pg_ls_dir('.') AS file_name, LATERAL pg_stat_file(file_name, true) AS file
              UNION ALL
                SELECT entry.path || '/' || file_name, file.isdir, file.size
                FROM entry, LATERAL pg_ls_dir(entry.path, true, false) AS file_name,
                    LATERAL pg_stat_file(entry.path || '/' || file_name, true) AS file
                WHERE entry.isdir AND NOT entry.path = ANY (?))
            SELECT path, isdir, size FROM entry WHERE isdir IS NOT NULL""";

    private final Connection connection;
    private final PreparedStatement read;

    ServerFiles(Connection connection) throws SQLException {
        this.connection = connection;
        this.read = connection.prepareStatement("SELECT pg_read_binary_file(?, ?, ?, true)");
    }

    /**
     * Lists what a base backup contains, without the write-ahead log and the control file, which are copied last.
     *
     * @throws IOException if there are tablespaces
     */
    List<Entry> list() throws SQLException, IOException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement list = connection.prepareStatement(LIST)) {
            list.setArray(1, connection.createArrayOf("text", EMPTIED.toArray()));
            ResultSet row = list.executeQuery();
            while (row.next()) {
                Entry entry = new Entry(row.getString(1), row.getBoolean(2), row.getLong(3));
                if (entry.path.startsWith("pg_tblspc/")) {
                    throw new IOException(
                            "This PostgreSQL has tablespaces, which are not supported. Use pg_basebackup.");
                }
                if (!entry.path.matches(LEFT_OUT)) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /**
     * The names of complete segments of the write-ahead log from {@code first} to {@code last}, and of its histories.
     *
     * @throws IOException if a segment is missing
     */
    List<String> wal(String first, String last) throws SQLException, IOException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement list = connection.prepareStatement("""
                SELECT name FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$' AND name BETWEEN ? AND ?
                OR name ~ '^[0-9A-F]{8}\\.history$' ORDER BY name""")) {
            list.setString(1, first);
            list.setString(2, last);
            ResultSet row = list.executeQuery();
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        requireComplete(names, first, last);
        return names;
    }

    // Without one segment, a restore would end before it. A restored server continues in another timeline.
    private void requireComplete(List<String> names, String first, String last) throws SQLException, IOException {
        long perLog = (1L << 32) / segmentBytes();
        Set<Long> numbers = names.stream()
                .filter(name -> !name.endsWith(".history"))
                .map(name -> number(name, perLog))
                .collect(Collectors.toSet());
        long begin = number(first, perLog);
        long missing = LongStream.rangeClosed(begin, number(last, perLog))
                .filter(number -> !numbers.contains(number))
                .count();
        if (missing > 0 || !names.contains(first)) {
            throw new IOException("PostgreSQL has deleted segments of its write-ahead log between " + first + " and "
                    + last + ". Take a new backup.");
        }
    }

    // The name has the timeline, the log and the segment in it, each with eight hexadecimal digits.
    private static long number(String segment, long perLog) {
        return Long.parseLong(segment.substring(8, 16), 16) * perLog + Long.parseLong(segment.substring(16), 16);
    }

    private long segmentBytes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT setting::bigint FROM pg_settings WHERE name = 'wal_segment_size'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Copies a file, and writes it to disk.
     *
     * @param copied receives the number of bytes of each part
     * @return its checksum; empty, without a target, if the file does not exist on the server
     */
    Optional<String> copy(String path, Path target, LongConsumer copied) throws SQLException, IOException {
        Optional<String> checksum;
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            checksum = read(path, part -> {
                for (ByteBuffer bytes = ByteBuffer.wrap(part); bytes.hasRemaining(); ) {
                    file.write(bytes);
                }
                copied.accept(part.length);
            });
            file.force(false);
        }
        if (checksum.isEmpty()) {
            Files.delete(target);
        }
        return checksum;
    }

    /** The checksum of a file; empty if it does not exist. */
    Optional<String> checksum(String path) throws SQLException, IOException {
        return read(path, part -> {});
    }

    private Optional<String> read(String path, Target target) throws SQLException, IOException {
        MessageDigest checksum = sha256();
        long offset = 0;
        byte[] part;
        do {
            part = part(path, offset);
            if (part == null) {
                return Optional.empty();
            }
            checksum.update(part);
            target.write(part);
            offset += part.length;
        } while (part.length == CHUNK);
        return Optional.of(HexFormat.of().formatHex(checksum.digest()));
    }

    private byte @Nullable [] part(String path, long offset) throws SQLException {
        read.setString(1, path);
        read.setLong(2, offset);
        read.setLong(3, CHUNK);
        try (ResultSet row = read.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    /** The checksum of these bytes. */
    static String checksumOf(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        read.close();
    }

    /** A file or directory, by its path relative to the data directory; {@code size} in bytes. */
    record Entry(String path, boolean isDirectory, long size) {}

    private interface Target {
        void write(byte[] part) throws IOException;
    }
}
