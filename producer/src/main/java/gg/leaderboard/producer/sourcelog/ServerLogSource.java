package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.producer.OutgoingRecord;
import gg.leaderboard.producer.Pace;
import gg.leaderboard.producer.ScoringProperties;
import gg.leaderboard.producer.Source;
import gg.leaderboard.producer.Ticker;
import gg.leaderboard.producer.files.Line;
import gg.leaderboard.producer.files.LineReader;
import gg.leaderboard.producer.files.MultiFileReader;
import gg.leaderboard.producer.files.TextFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads events from logs of game servers. Lines without an event are skipped; those that look like one are reported. */
final class ServerLogSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(ServerLogSource.class);

    private final ServerLogProperties settings;
    private final ScoringProperties scoring;
    private final Pace pace;
    private final Clock clock;
    private final List<TextFile> logs;
    private final MultiFileReader lines;
    private final Queue<GameEvent> ready = new ArrayDeque<>(2);
    private final AtomicLong events = new AtomicLong();
    private final UnrecognizedLines unrecognized = new UnrecognizedLines();
    private final Set<String> filesWithEvents = ConcurrentHashMap.newKeySet();
    private @Nullable LogEventMapper mapper;

    ServerLogSource(
            ServerLogProperties settings, ScoringProperties scoring, @Nullable Double rate, Clock clock, Ticker ticker)
            throws IOException {
        this.settings = settings;
        this.scoring = scoring;
        this.pace = new Pace(Pace.upTo(rate).perSecond(), settings.speed());
        this.clock = clock;
        this.logs = settings.logs();
        this.lines = settings.follow() ? MultiFileReader.followingLast(logs, ticker) : MultiFileReader.whole(logs);
    }

    @Override
    public String describe() {
        return "the log " + lines.names();
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public @Nullable OutgoingRecord next() throws IOException, InterruptedException {
        if (mapper == null) {
            mapper = new LogEventMapper(settings, scoring, shift(), unrecognized);
        }
        while (ready.isEmpty()) {
            Line line = lines.next();
            if (line == null) {
                return null;
            }
            read(line, mapper);
        }
        events.incrementAndGet();
        return OutgoingRecord.of(ready.remove());
    }

    private void read(Line line, LogEventMapper mapper) {
        try {
            if (ready.addAll(mapper.map(line))) {
                filesWithEvents.add(lines.name());
            }
        } catch (InvalidEventException e) {
            LOG.warn("{}: {}; skipped. Correct the line if it should count", lines.location(line), e.getMessage());
        }
    }

    // The last time is known only after reading everything, so the logs are read twice.
    private Duration shift() throws IOException, InterruptedException {
        if (!settings.endsNow()) {
            return Duration.ZERO;
        }
        List<TextFile> existing = logs.stream().filter(TextFile::exists).toList();
        try (LineReader all = MultiFileReader.whole(existing)) {
            LogTimeRange range =
                    LogTimeRange.of(all, new LogEventMapper(settings, scoring, Duration.ZERO, new UnrecognizedLines()));
            return range == null ? Duration.ZERO : range.shiftToEndNow(clock.instant(), settings.speed());
        }
    }

    @Override
    public String progress() {
        return String.format(
                Locale.ROOT,
                "%s, %,d events, %,d not recognized",
                lines.progress(),
                events.get(),
                unrecognized.count());
    }

    @Override
    public List<String> warnings() {
        return Stream.concat(
                        filesWithoutEvents().map(name -> name + " contains no events"),
                        unrecognized.describe().stream())
                .toList();
    }

    @Override
    public long rejected() {
        return filesWithoutEvents().count();
    }

    private Stream<String> filesWithoutEvents() {
        return lines.finished().stream().filter(name -> !filesWithEvents.contains(name));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
