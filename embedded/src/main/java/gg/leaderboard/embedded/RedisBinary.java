package gg.leaderboard.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;

/** The static Redis 7.0.15 of {@code org.signal:embedded-redis} for this machine, and where it is unpacked. */
record RedisBinary(String resource) {

    static RedisBinary ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static RedisBinary of(String os, String architecture) {
        return new RedisBinary("/redis-server-7.0.15-" + system(os) + "-" + processor(os, architecture));
    }

    /** Unpacks the program as {@code file}; under another name Redis is another tool, such as {@code redis-check-aof}. */
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

    private static String system(String os) {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return "linux";
        }
        if (name.startsWith("mac")) {
            return "darwin";
        }
        throw unsupported(os);
    }

    private static String processor(String os, String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> throw unsupported(os + " on " + architecture);
        };
    }

    private static UnsupportedOperationException unsupported(String machine) {
        return new UnsupportedOperationException(
                "There is no embedded Redis for " + machine
                        + ", only for Linux and macOS on amd64 and arm64. Use a Redis of your own, or Docker, or WSL on Windows.");
    }
}
