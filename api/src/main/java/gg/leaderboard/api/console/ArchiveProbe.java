package gg.leaderboard.api.console;

import gg.leaderboard.api.archive.ArchiveClient;
import gg.leaderboard.api.console.Overview.OverviewProblem;
import gg.leaderboard.api.console.Overview.Store;
import gg.leaderboard.log.consumer.ExceptionMessages;
import gg.leaderboard.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks the archive how it is, every few seconds while somebody wants to know it. Thread-safe. */
@Component
class ArchiveProbe {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveProbe.class);
    private static final String NAME = "archive";
    private static final long CHECK_MILLIS = 500;
    private static final long INTERVAL_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long OUTDATED_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long WATCHED_NANOS = Duration.ofSeconds(10).toNanos();
    private static final State UNKNOWN = new State(new Store(NAME, null, "It has not been asked yet."), List.of());
    private static final String LOST = "Kafka has lost records that the archive has: ";

    private final ArchiveClient archive;
    private volatile long askedAt = System.nanoTime() - WATCHED_NANOS;
    private volatile long answeredAt = System.nanoTime() - OUTDATED_NANOS;
    private volatile State state = UNKNOWN;

    ArchiveProbe(ArchiveClient archive) {
        this.archive = archive;
    }

    /** The last answer. The archive is asked again soon. */
    State state() {
        askedAt = System.nanoTime();
        return askedAt - answeredAt < OUTDATED_NANOS ? state : UNKNOWN;
    }

    @Scheduled(fixedDelay = CHECK_MILLIS)
    void askIfWatched() {
        long now = System.nanoTime();
        if (now - askedAt < WATCHED_NANOS && now - answeredAt >= INTERVAL_NANOS) {
            try {
                ask();
            } finally {
                answeredAt = System.nanoTime();
            }
        }
    }

    private void ask() {
        try {
            JsonNode backlog =
                    archive.data(HttpMethod.GET, "/api/v1/admin/backlog", ArchiveClient.NO_BODY, JsonNode.class);
            long behind = backlog.path("archive").longValue(0);
            state = new State(
                    new Store(NAME, true, behind == 0 ? null : behind + " records behind the log"),
                    backlog.path("lost")
                            .valueStream()
                            .map(lost -> Problems.of("kafka", LOST + lost.asString()))
                            .toList());
        } catch (ProblemException e) {
            state = new State(
                    new Store(NAME, wasAsked(e) ? Boolean.FALSE : null, e.detail()),
                    List.of(Problems.of(NAME, e.detail())));
        } catch (RuntimeException e) {
            LOG.warn("Cannot ask the archive for its state", e);
            String detail = "The archive's answer cannot be used: " + ExceptionMessages.message(e);
            state = new State(new Store(NAME, null, detail), List.of(Problems.of(NAME, detail)));
        }
    }

    // Not while other calls of this api use all its connections to the archive, or before the log is known.
    private static boolean wasAsked(ProblemException problem) {
        Map<String, Object> members = problem.getBody().getProperties();
        return problem.getStatusCode().value() != HttpStatus.SERVICE_UNAVAILABLE.value()
                || (members != null && List.of(NAME).equals(members.get("away")));
    }

    /** What is known about the archive. */
    record State(Store store, List<OverviewProblem> problems) {}
}
