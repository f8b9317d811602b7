package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.backup.BoardNames;
import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.log.consumer.ExceptionMessages;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.web.archive.Verification;
import gg.leaderboard.web.archive.Verification.ComparedPart;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Compares some boards with the archive once a day. The result is a metric, and a warning if a board differs. */
@Component
class DailyVerify implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DailyVerify.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final double MILLIS = 1000.0;

    private final BackgroundLoop loop = new BackgroundLoop("daily verify");
    private final Supplier<List<String>> boards;
    private final Function<String, Verification> verifier;
    private final DailyVerifyProperties properties;
    private final Clock clock;
    private Instant due;
    private volatile Map<Result, Long> results = Map.of();
    private volatile Instant lastRun = Instant.EPOCH;

    @Autowired
    DailyVerify(
            BoardNames boards, Verifier verifier, DailyVerifyProperties properties, Clock clock, MeterRegistry meters) {
        this(boards::all, board -> verifier.verify(board, part -> true), properties, clock, meters);
    }

    DailyVerify(
            Supplier<List<String>> boards,
            Function<String, Verification> verifier,
            DailyVerifyProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.boards = boards;
        this.verifier = verifier;
        this.properties = properties;
        this.clock = clock;
        this.due = properties.next(clock.instant());
        for (Result result : Result.values()) {
            Gauge.builder("leaderboard.verify.boards", () -> results.getOrDefault(result, 0L))
                    .description("Boards of the last daily comparison with the archive")
                    .tag("result", result.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        Gauge.builder("leaderboard.verify.last.run.timestamp", () -> lastRun.toEpochMilli() / MILLIS)
                .description("When the last daily comparison ended, in seconds since 1970")
                .baseUnit("seconds")
                .register(meters);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            loop.start(this::runIfDue, CHECK_INTERVAL);
        }
    }

    void runIfDue() {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        due = properties.next(now);
        Map<Result, Long> counts = new EnumMap<>(Result.class);
        selected(now.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay())
                .forEach(board -> counts.merge(verify(board), 1L, Long::sum));
        results = counts;
        lastRun = clock.instant();
        LOG.info("Compared leaderboards with the archive: {}", counts);
    }

    private List<String> selected(long day) {
        List<String> selected = new ArrayList<>(BuiltInBoards.named());
        List<String> others =
                boards.get().stream().filter(board -> !selected.contains(board)).toList();
        int number = Math.min(properties.boards(), others.size());
        for (int i = 0; i < number; i++) {
            selected.add(others.get((int) Math.floorMod(day * properties.boards() + i, (long) others.size())));
        }
        return selected;
    }

    private Result verify(String board) {
        try {
            Verification verification = verifier.apply(board);
            for (int attempt = 1; attempt < ATTEMPTS && !isDecided(verification); attempt++) {
                verification = verifier.apply(board);
            }
            if (verification.equal()) {
                return Result.EQUAL;
            }
            if (isDecided(verification)) {
                LOG.warn(
                        "{} score(s) of the leaderboard {} in Redis differ from the archive. GET /api/v1/leaderboards/{}/verify lists"
                                + " them. Rebuild the standings: java -jar archive.jar rebuild",
                        differing(verification),
                        board,
                        board);
                return Result.UNEQUAL;
            }
            LOG.warn("The leaderboard {} changed too fast to be compared. Compare it when fewer events arrive", board);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The leaderboard {} could not be compared with the archive: {}. To repeat it: GET"
                            + " /api/v1/leaderboards/{}/verify",
                    board,
                    ExceptionMessages.message(e),
                    board);
        }
        return Result.FAILED;
    }

    // Players whose events were being processed may be equal at another attempt.
    private static boolean isDecided(Verification verification) {
        return verification.equal() || differing(verification) > 0;
    }

    private static long differing(Verification verification) {
        return verification.parts().stream().mapToLong(ComparedPart::differing).sum();
    }

    @Override
    public void close() {
        loop.stop();
    }

    private enum Result {
        EQUAL,
        UNEQUAL,
        FAILED
    }
}
