package gg.leaderboard.archive.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A copy of PostgreSQL's data directory, with the part of the write-ahead log that makes it consistent. It is a directory with the
 * checksums ({@link Manifest}) of the files in its subdirectory {@code data}.
 *
 * <p>The server does not stop, and needs no other program: {@link ServerFiles} reads the files between {@code pg_backup_start} and
 * {@code pg_backup_stop}.
 */
final class PostgresBackup {

    private static final String DATA = "data";
    private static final String CONTROL = "global/pg_control";

    private final Connection connection;
    private final ServerFiles files;
    private final CopyProgress progress;

    PostgresBackup(Connection connection, ServerFiles files, CopyProgress progress) {
        this.connection = connection;
        this.files = files;
        this.progress = progress;
    }

    /**
     * Takes a complete backup.
     *
     * @param backup an empty directory
     * @param end is called last: the backup contains what is committed until it returns
     * @return the number of files
     * @throws IOException if the disk has less space than the files need
     */
    int take(Path backup, End end) throws SQLException, IOException {
        Path data = Files.createDirectory(backup.resolve(DATA));
        Manifest manifest = Manifest.empty();
        String first = row("SELECT pg_walfile_name(pg_backup_start('leaderboard', true))")[0];
        List<ServerFiles.Entry> entries = files.list();
        long size = entries.stream().mapToLong(ServerFiles.Entry::size).sum();
        requireSpace(backup, size);
        progress.start(size);
        for (ServerFiles.Entry entry : entries) {
            if (entry.isDirectory()) {
                Files.createDirectories(data.resolve(entry.path()));
            } else {
                copy(entry.path(), data, manifest);
            }
        }
        copyControl(data, manifest);
        end.await();
        String[] stop = row("SELECT pg_walfile_name(lsn - 1), labelfile FROM pg_backup_stop(false)");
        Path label = Files.writeString(data.resolve("backup_label"), stop[1]);
        try (FileChannel file = FileChannel.open(label, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        manifest.add("backup_label", ServerFiles.checksumOf(stop[1].getBytes(UTF_8)));
        copyWal(first, stop[0], data, manifest);
        manifest.write(backup);
        return manifest.files();
    }

    /**
     * Adds the write-ahead log since a backup, up to now.
     *
     * @return the number of added files
     * @throws IOException if the server no longer has a segment, or its log is not the continuation of that of the backup
     */
    int addWal(Path backup) throws SQLException, IOException {
        Manifest manifest = Manifest.read(backup);
        int before = manifest.files();
        Map.Entry<String, String> last = manifest.last(ServerFiles.WAL);
        // A server that was restored from another backup has other segments with the same names.
        if (!files.checksum(last.getKey()).equals(Optional.of(last.getValue()))) {
            throw new IOException("PostgreSQL no longer has the write-ahead log that follows " + backup.getFileName()
                    + ". Take a new backup. To take fewer, run backup --wal more often or increase wal_keep_size.");
        }
        String end = row("SELECT pg_walfile_name(pg_switch_wal() - 1)")[0];
        String next = last.getKey().substring(ServerFiles.WAL.length() + 1);
        copyWal(next, end, backup.resolve(DATA), manifest);
        manifest.write(backup);
        return manifest.files() - before;
    }

    private void copyWal(String first, String last, Path data, Manifest manifest) throws SQLException, IOException {
        for (String name : files.wal(first, last)) {
            String path = ServerFiles.WAL + "/" + name;
            if (!manifest.contains(path)) {
                // An interrupted run may have left a part of it.
                Files.deleteIfExists(data.resolve(path));
                String checksum = files.copy(path, data.resolve(path), progress::add)
                        .orElseThrow(() -> new IOException(
                                "PostgreSQL has deleted " + name + " of its write-ahead log. Take a new backup."));
                manifest.add(path, checksum);
            }
        }
    }

    // A file that has been deleted since the list was read is created and deleted again by the write-ahead log.
    private void copy(String path, Path data, Manifest manifest) throws SQLException, IOException {
        files.copy(path, data.resolve(path), progress::add).ifPresent(checksum -> manifest.add(path, checksum));
    }

    // The server may write it at the same time. Two equal reads are a whole version.
    private void copyControl(Path data, Manifest manifest) throws SQLException, IOException {
        Optional<String> checksum;
        do {
            Files.deleteIfExists(data.resolve(CONTROL));
            checksum = files.copy(CONTROL, data.resolve(CONTROL), progress::add);
        } while (!files.checksum(CONTROL).equals(checksum));
        checksum.ifPresent(value -> manifest.add(CONTROL, value));
    }

    private static void requireSpace(Path directory, long size) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < size) {
            throw new IOException("The backup needs " + CopyProgress.megabytes(size) + " MB; the disk of " + directory
                    + " has only " + CopyProgress.megabytes(free) + " MB left.");
        }
    }

    private String[] row(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            String[] values = new String[row.getMetaData().getColumnCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getString(i + 1);
            }
            return values;
        }
    }

    /** What a backup waits for. */
    interface End {
        void await() throws SQLException, IOException;
    }
}
