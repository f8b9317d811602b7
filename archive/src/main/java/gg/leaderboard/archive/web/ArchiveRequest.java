package gg.leaderboard.archive.web;

import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Builds the requests with which commands call a running archive. */
public final class ArchiveRequest {

    /** Documents the credentials in the help of a command. */
    public static final String HELP = """

            If the archive needs credentials, set the environment variable LEADERBOARD_SECURITY_SERVICE_KEY to its service key,
            or to an API key with the role operate.
            """;

    private static final String KEY = "LEADERBOARD_SECURITY_SERVICE_KEY";

    private ArchiveRequest() {}

    /** Returns a request with the credentials of the environment, if there are any. */
    public static HttpRequest.Builder to(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        // Not an argument of the command, which every user of the machine could read.
        @Nullable String key = System.getenv(KEY);
        return key == null ? request : request.header("X-API-Key", key);
    }
}
