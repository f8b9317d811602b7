package gg.leaderboard.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;

/**
 * A program that is both {@code redis-server} and {@code redis-check-aof}. The name of its file selects one.
 *
 * @param description such as {@code Redis 7.0.15 (jemalloc, /usr/bin/redis-server)}
 */
record RedisBinary(RedisVersion version, String description, Source source) {

    /** The static Redis 7.0.15 of {@code org.signal:embedded-redis} for a platform. */
    static RedisBinary bundled(Platform machine) {
        String resource = resource(machine);
        return new RedisBinary(RedisVersion.BUNDLED, "Redis 7.0.15 (bundled, without jemalloc)", () -> read(resource));
    }

    static String resource(Platform machine) {
        return "/redis-server-7.0.15-" + machine.system() + "-" + machine.processor();
    }

    /**
     * The binary of {@code choice}.
     *
     * @param path directories that may contain an installed one, as in {@code PATH}
     * @throws IOException if there is none
     */
    static RedisBinary of(RedisChoice choice, String path) throws IOException, InterruptedException {
        if (choice != RedisChoice.BUNDLED) {
            Optional<RedisBinary> installed = InstalledRedis.find(path);
            if (installed.isPresent()) {
                return installed.get();
            }
        }
        if (choice == RedisChoice.INSTALLED) {
            throw new IOException("no redis-server of version " + RedisVersion.BUNDLED
                    + " or newer with jemalloc is in one of the directories of PATH");
        }
        return bundled(Platform.current());
    }

    /**
     * Copies the program to {@code file}. A copy is recognized by its path, so a server of another directory is never
     * mistaken for this one.
     */
    Path unpackAs(Path file) throws IOException {
        byte[] program = source.read();
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), program)) {
            Path half = file.resolveSibling(file.getFileName() + ".part");
            Files.write(half, program);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = RedisBinary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("Missing on the class path: " + resource);
            }
            return in.readAllBytes();
        }
    }

    interface Source {

        byte[] read() throws IOException;
    }
}
