package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.producer.Outgoing;
import gg.leaderboard.producer.Pace;
import gg.leaderboard.producer.Scoring;
import gg.leaderboard.producer.Source;
import gg.leaderboard.producer.Ticker;
import gg.leaderboard.producer.lines.Line;
import gg.leaderboard.producer.lines.Lines;
import gg.leaderboard.producer.lines.LinesOfFiles;
import gg.leaderboard.producer.lines.TextFile;
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

/** Logs, line by line. A line that makes no event is skipped; one that looks as if it should is told of. */
final class LogSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(LogSource.class);

    private final LogProperties settings;
    private final Scoring scoring;
    private final Pace pace;
    private final Clock clock;
    private final List<TextFile> logs;
    private final LinesOfFiles lines;
    private final Queue<GameEvent> ready = new ArrayDeque<>(2);
    private final AtomicLong events = new AtomicLong();
    private final NotUnderstood notUnderstood = new NotUnderstood();
    private final Set<String> filesWithEvents = ConcurrentHashMap.newKeySet();
    private @Nullable LogEvents meaning;

    LogSource(LogProperties settings, Scoring scoring, @Nullable Double rate, Clock clock, Ticker ticker)
            throws IOException {
        this.settings = settings;
        this.scoring = scoring;
        this.pace = new Pace(Pace.upTo(rate).perSecond(), settings.speed());
        this.clock = clock;
        this.logs = settings.logs();
        this.lines = settings.follow() ? LinesOfFiles.followingLast(logs, ticker) : LinesOfFiles.whole(logs);
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
    public @Nullable Outgoing next() throws IOException, InterruptedException {
        if (meaning == null) {
            meaning = new LogEvents(settings, scoring, shift(), notUnderstood);
        }
        while (ready.isEmpty()) {
            Line line = lines.next();
            if (line == null) {
                return null;
            }
            read(line, meaning);
        }
        events.incrementAndGet();
        return Outgoing.of(ready.remove());
    }

    private void read(Line line, LogEvents meaning) {
        try {
            if (ready.addAll(meaning.of(line))) {
                filesWithEvents.add(lines.name());
            }
        } catch (InvalidEventException e) {
            LOG.warn("{}: {}; skipped", lines.place(line), e.getMessage());
        }
    }

    // Where the end is, is known only once all is read; so it is read twice.
    private Duration shift() throws IOException, InterruptedException {
        if (!settings.endsNow()) {
            return Duration.ZERO;
        }
        List<TextFile> existing = logs.stream().filter(TextFile::exists).toList();
        try (Lines all = LinesOfFiles.whole(existing)) {
            LogSpan span = LogSpan.of(all, new LogEvents(settings, scoring, Duration.ZERO, new NotUnderstood()));
            return span == null ? Duration.ZERO : span.shiftToEndNow(clock.instant(), settings.speed());
        }
    }

    @Override
    public String progress() {
        return String.format(
                Locale.ROOT,
                "%s, %,d events, %,d not understood",
                lines.progress(),
                events.get(),
                notUnderstood.count());
    }

    @Override
    public List<String> warnings() {
        return Stream.concat(
                        filesWithoutEvents().map(name -> name + " has not a single event"),
                        notUnderstood.describe().stream())
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
