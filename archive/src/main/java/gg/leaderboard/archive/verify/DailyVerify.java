package gg.leaderboard.archive.verify;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import gg.leaderboard.archive.backup.BoardNames;
import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.archive.verify.BoardComparison.Outcome;
import gg.leaderboard.standings.definition.BuiltInBoards;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Compares some boards with the archive once a day, and once after the start. Boards that were not equal are compared again until
 * they are, also after a restart. The results are metrics, with a warning for each board that is not equal.
 */
@Component
class DailyVerify implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DailyVerify.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

    /** How often boards that were not equal are compared again. */
    static final Duration RETRY_INTERVAL = Duration.ofMinutes(15);

    private static final double MILLIS = 1000.0;

    private final BackgroundLoop loop = new BackgroundLoop("daily verify");
    private final Supplier<List<String>> boards;
    private final Function<String, Outcome> comparison;
    private final Supplier<Map<String, VerifyResult>> read;
    private final Consumer<Map<String, VerifyResult>> write;
    private final DailyVerifyProperties properties;
    private final Clock clock;
    private Instant due;
    private Instant retry;
    // Null until those of an earlier run were read.
    private volatile @Nullable Map<String, VerifyResult> results;
    private volatile Instant lastRun;
    private volatile boolean stopping;

    @Autowired
    DailyVerify(
            BoardNames boards,
            BoardComparison comparison,
            OpenResults results,
            DailyVerifyProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this(boards::all, comparison::compare, results::read, results::write, properties, clock, meters);
    }

    /**
     * @param read returns the results that were written last
     * @param write stores the results of the boards that are to be compared again
     */
    DailyVerify(
            Supplier<List<String>> boards,
            Function<String, Outcome> comparison,
            Supplier<Map<String, VerifyResult>> read,
            Consumer<Map<String, VerifyResult>> write,
            DailyVerifyProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.boards = boards;
        this.comparison = comparison;
        this.read = read;
        this.write = write;
        this.properties = properties;
        this.clock = clock;
        this.lastRun = clock.instant();
        this.due = properties.first(lastRun);
        this.retry = lastRun.plus(RETRY_INTERVAL);
        for (VerifyResult result : VerifyResult.values()) {
            Gauge.builder("leaderboard.verify.boards", () -> count(result))
                    .description("Boards of the last daily comparison with the archive")
                    .tag("result", result.label())
                    .register(meters);
        }
        Gauge.builder("leaderboard.verify.last.run.timestamp", this::lastRunSeconds)
                .description("When the last daily comparison ended, or the archive started, in seconds since 1970")
                .baseUnit("seconds")
                .register(meters);
    }

    private long count(VerifyResult result) {
        Map<String, VerifyResult> known = results;
        return known == null
                ? 0
                : known.values().stream().filter(result::equals).count();
    }

    private double lastRunSeconds() {
        return properties.enabled() ? lastRun.toEpochMilli() / MILLIS : Double.NaN;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            loop.start(this::runIfDue, CHECK_INTERVAL);
        }
    }

    void runIfDue() {
        Map<String, VerifyResult> known = results;
        if (known == null) {
            known = read.get();
            results = known;
        }
        Instant now = clock.instant();
        if (!now.isBefore(due)) {
            Set<String> selected = selected(
                    now.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay(),
                    open(known).keySet());
            due = properties.next(now);
            Map<String, VerifyResult> compared = compare(selected, Map.of());
            lastRun = clock.instant();
            LOG.info(
                    "Compared leaderboards with the archive: {}",
                    compared.values().stream().collect(groupingBy(VerifyResult::label, counting())));
            write.accept(open(compared));
        } else if (!now.isBefore(retry) && !open(known).isEmpty()) {
            write.accept(open(compare(open(known).keySet(), known)));
        }
    }

    private Set<String> selected(long day, Collection<String> open) {
        Set<String> selected = new LinkedHashSet<>(BuiltInBoards.named());
        List<String> others =
                boards.get().stream().filter(board -> !selected.contains(board)).toList();
        selected.addAll(open);
        int number = Math.min(properties.boards(), others.size());
        for (int i = 0; i < number; i++) {
            selected.add(others.get((int) Math.floorMod(day * properties.boards() + i, (long) others.size())));
        }
        return selected;
    }

    // Warns if a result differs from that of `before`.
    private Map<String, VerifyResult> compare(Collection<String> selected, Map<String, VerifyResult> before) {
        Map<String, VerifyResult> after = new HashMap<>(before);
        try {
            for (String board : selected) {
                Outcome outcome = comparison.apply(board);
                if (stopping) {
                    // The comparison was interrupted, or its connections were closed.
                    throw new CancellationException("the archive stops");
                }
                if (!outcome.warning().isEmpty() && outcome.result() != before.get(board)) {
                    LOG.warn("{}", outcome.warning());
                }
                after.put(board, outcome.result());
            }
        } finally {
            retry = clock.instant().plus(RETRY_INTERVAL);
        }
        results = after;
        return after;
    }

    private static Map<String, VerifyResult> open(Map<String, VerifyResult> results) {
        Map<String, VerifyResult> open = new HashMap<>(results);
        open.values().removeIf(result -> !result.isOpen());
        return open;
    }

    @Override
    public void close() {
        stopping = true;
        loop.stop();
    }
}
