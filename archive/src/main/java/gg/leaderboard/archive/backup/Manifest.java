package gg.leaderboard.archive.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The checksums of a backup, as {@code sha256sum --check} reads them: path → SHA-256 in hexadecimal. The file is written last, so
 * a backup without it is incomplete.
 */
final class Manifest {

    static final String FILE = "SHA256SUMS";

    private static final String SEPARATOR = "  ";

    private final TreeMap<String, String> checksums;

    private Manifest(Map<String, String> checksums) {
        this.checksums = new TreeMap<>(checksums);
    }

    /** A manifest without files. */
    static Manifest empty() {
        return new Manifest(Map.of());
    }

    static boolean isIn(Path backup) {
        return Files.isRegularFile(backup.resolve(FILE));
    }

    static Manifest read(Path backup) throws IOException {
        return new Manifest(Files.readAllLines(backup.resolve(FILE)).stream()
                .map(line -> line.split(SEPARATOR, 2))
                .collect(Collectors.toMap(line -> line[1], line -> line[0])));
    }

    void add(String path, String checksum) {
        checksums.put(path, checksum);
    }

    boolean contains(String path) {
        return checksums.containsKey(path);
    }

    /** The file with the highest path, and its checksum, below a directory. */
    Map.Entry<String, String> last(String directory) {
        return Objects.requireNonNull(checksums.lowerEntry(directory + "/\uffff"), directory);
    }

    int files() {
        return checksums.size();
    }

    /** Writes it, completely or not at all. */
    void write(Path backup) throws IOException {
        Path half = backup.resolve(FILE + ".part");
        String text = checksums.entrySet().stream()
                .map(file -> file.getValue() + SEPARATOR + file.getKey() + "\n")
                .collect(Collectors.joining());
        try (FileChannel file = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(half, backup.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
