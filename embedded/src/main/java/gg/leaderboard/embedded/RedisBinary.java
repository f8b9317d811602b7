package gg.leaderboard.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** The static Redis 7.0.15 of {@code org.signal:embedded-redis} for a platform, and its target file. */
record RedisBinary(String resource) {

    static RedisBinary of(Platform machine) {
        return new RedisBinary("/redis-server-7.0.15-" + machine.system() + "-" + machine.processor());
    }

    /** Unpacks the program as {@code file}. The file name selects the tool, such as {@code redis-check-aof}. */
    Path unpackAs(Path file) throws IOException {
        byte[] program = read();
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), program)) {
            Path half = file.resolveSibling(file.getFileName() + ".part");
            Files.write(half, program);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private byte[] read() throws IOException {
        try (InputStream in = RedisBinary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("Missing on the class path: " + resource);
            }
            return in.readAllBytes();
        }
    }
}
