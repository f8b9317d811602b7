package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Stores the newest release of Redis that has written to a directory. An earlier one may not read the files. */
record RedisDataVersion(Path directory) {

    private static final String FILE = "redis.version";

    /** @throws IOException if the data is of a newer release than {@code binary}; the message contains the remedy */
    void require(RedisBinary binary) throws IOException {
        Path file = directory.resolve(FILE);
        RedisVersion written = (Files.exists(file)
                        ? RedisVersion.parse(Files.readString(file))
                        : Optional.of(RedisVersion.BUNDLED))
                .orElse(RedisVersion.BUNDLED);
        if (written.compareTo(binary.version()) > 0) {
            throw new IOException("Redis " + written + " has written this directory, and " + binary.description()
                    + " cannot read it. Install redis-server " + written
                    + " or newer with jemalloc. To rebuild the standings from Kafka instead, delete " + directory);
        }
        if (!written.equals(binary.version()) || !Files.exists(file)) {
            Files.writeString(file, binary.version() + "\n");
        }
    }
}
