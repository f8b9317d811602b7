package gg.leaderboard.embedded;

import java.util.Locale;

/**
 * The platform of a native program.
 *
 * @param system {@code linux} or {@code darwin}
 * @param processor {@code amd64} or {@code arm64}
 */
record Platform(String system, String processor) {

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** @throws UnsupportedOperationException if there are no server binaries for it */
    static Platform of(String os, String architecture) {
        return new Platform(system(os), processor(os, architecture));
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
        return new UnsupportedOperationException("There is no embedded Redis or PostgreSQL for " + machine
                + ", only for Linux and macOS on amd64 and arm64. Use your own servers, Docker, or WSL on Windows.");
    }
}
