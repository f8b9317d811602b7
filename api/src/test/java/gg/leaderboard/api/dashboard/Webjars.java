package gg.leaderboard.api.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The files of the WebJars that tests use. */
public final class Webjars {

    private static final String ROOT = "/META-INF/resources/webjars/";

    private Webjars() {}

    /** Returns the text of a file, or null if the WebJar has no such file. */
    public static @Nullable String find(String name, String file) throws IOException {
        String version = System.getProperty(name + ".version");
        try (InputStream in = Webjars.class.getResourceAsStream(ROOT + name + "/" + version + "/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
