package gg.leaderboard.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What a program was built from.
 *
 * @param number the version of the release
 * @param commit the first digits of the commit; {@code unknown} if the build was not given it
 */
public record Version(String number, String commit) {

    private static final String RESOURCE = "/META-INF/build-info.properties";

    public static Version current() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(
                properties.getProperty("build.version", "unknown"), properties.getProperty("build.commit", "unknown"));
    }

    /** Whether the arguments of a program ask only for its version. */
    public static boolean isAskedFor(String... args) {
        return args.length == 1 && args[0].equals("--version");
    }

    @Override
    public String toString() {
        return number + " (commit " + commit + ")";
    }
}
