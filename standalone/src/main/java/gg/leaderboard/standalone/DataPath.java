package gg.leaderboard.standalone;

import java.nio.charset.Charset;
import java.nio.file.Path;

/** The path of the data. It is checked before any file is created. */
final class DataPath {

    /** Java replaces an undecodable byte of a path with this character. */
    private static final char UNREADABLE = '\uFFFD';

    private static final String OPTION = "--data (leaderboard.data)";

    private DataPath() {}

    /** Checks that Java can represent the working directory. */
    static void checkWorkingDirectory() {
        check(workingDirectory(), "start it in another directory");
    }

    /** @throws CannotStartException if a server could not use it; the message contains the remedy */
    static Path of(String data) {
        String text = data.startsWith("/") ? data : workingDirectory() + "/" + data;
        check(text, "choose another directory with " + OPTION);
        if (text.contains(",")) {
            throw new CannotStartException("The data directory " + text + " contains a comma, which Kafka treats"
                    + " as the end of the path. Choose another directory with " + OPTION + ".");
        }
        return Path.of(text).normalize();
    }

    private static String workingDirectory() {
        return System.getProperty("user.dir");
    }

    private static void check(String path, String otherRemedy) {
        String names = System.getProperty("sun.jnu.encoding");
        // Java 17 passes paths to Redis and PostgreSQL in the default charset.
        if (!isExpressible(path, Charset.forName(names)) || !isExpressible(path, Charset.defaultCharset())) {
            throw new CannotStartException(
                    "The path " + path + " contains characters that the process cannot represent: its"
                            + " locale has the charset " + names + ".\nSet the environment variable LANG=C.UTF-8, or "
                            + otherRemedy + ".");
        }
    }

    private static boolean isExpressible(String text, Charset charset) {
        return text.indexOf(UNREADABLE) < 0 && charset.newEncoder().canEncode(text);
    }
}
