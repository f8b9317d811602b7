package gg.leaderboard.api.limit;

import gg.leaderboard.web.RequestPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Calls that share a limit. A request is in one of the first four groups, unless it is refused; the others are charged in addition. */
public enum CallGroup {
    /** Reads, including the files of the dashboard. */
    READS,
    /** Events and scores. A batch is one call. */
    WRITES,
    /** Changes of boards and players, and the calls of operators. */
    OPERATORS,
    /** Opened WebSockets and event streams. */
    LIVE,
    /** Questions that the archive answers from the log: past standings, histories and {@code verify}. */
    PAST,
    /** Boards that are created, also by the first score of a game. */
    NEW_BOARDS,
    /** Calls that are refused because of wrong or missing credentials, or a missing role. They are in no other group. */
    REFUSED;

    /** The groups that a request can be in. */
    public static final Set<CallGroup> OF_REQUESTS = Set.of(READS, WRITES, OPERATORS, LIVE);

    private static final String ATTRIBUTE = CallGroup.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final List<PathPattern> UNLIMITED = patterns("/ready", "/health/**", "/actuator/health/**");
    private static final List<PathPattern> OPENED = patterns("/ws", "/api/v1/leaderboards/{leaderboard_id}/stream");
    private static final List<PathPattern> OF_OPERATORS = patterns(
            "/api/v1/admin/**",
            "/api/v1/leaderboards/{leaderboard_id}/verify",
            "/api/v1/players/hidden",
            "/api/v1/reviews/**");
    // The console reads several of them each second. Each answer exists already.
    private static final List<PathPattern> OF_THE_CONSOLE = patterns(
            "/api/v1/admin/kafka/overview",
            "/api/v1/admin/kafka/topics/{topic}",
            "/api/v1/admin/kafka/topics",
            "/api/v1/admin/kafka/groups/**");
    private static final List<PathPattern> CHANGED = patterns("/api/v1/leaderboards/**", "/api/v1/players/**");

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    private static List<PathPattern> patterns(String... paths) {
        return Stream.of(paths).map(PathPatternParser.defaultInstance::parse).toList();
    }

    /** The group of a request; null for health checks, which are never limited. */
    public static @Nullable CallGroup of(HttpServletRequest request) {
        // Several filters ask.
        if (request.getAttribute(ATTRIBUTE) instanceof CallGroup known) {
            return known;
        }
        CallGroup found = find(request);
        if (found != null) {
            request.setAttribute(ATTRIBUTE, found);
        }
        return found;
    }

    private static @Nullable CallGroup find(HttpServletRequest request) {
        PathContainer path = RequestPaths.of(request);
        if (matches(UNLIMITED, path)) {
            return null;
        }
        if (matches(OF_OPERATORS, path) && !matches(OF_THE_CONSOLE, path)) {
            return OPERATORS;
        }
        if (READING.contains(request.getMethod())) {
            return matches(OPENED, path) ? LIVE : READS;
        }
        return matches(CHANGED, path) ? OPERATORS : WRITES;
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        for (PathPattern pattern : patterns) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }

    /** The name in headers, messages, keys and metrics. */
    public String label() {
        return label;
    }
}
