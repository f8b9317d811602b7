package gg.leaderboard.producer.files;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.mapping.Mapping;
import gg.leaderboard.producer.OutgoingRecord;
import gg.leaderboard.producer.Pace;
import gg.leaderboard.producer.Source;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads events as JSON, one per line, optionally through a mapping. Invalid lines are logged and skipped. */
final class NdjsonSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(NdjsonSource.class);

    private final MultiFileReader lines;
    private final boolean asIs;
    private final Mapping mapping;
    private final Pace pace;
    private final Clock clock;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    NdjsonSource(NdjsonProperties settings, @Nullable Double rate, Clock clock) throws IOException {
        this.mapping = settings.mappingOrNone();
        this.lines = MultiFileReader.whole(settings.textFiles());
        this.asIs = settings.asIs();
        this.pace = Pace.upTo(rate);
        this.clock = clock;
    }

    @Override
    public String describe() {
        return "events of " + lines.names() + (asIs ? ", not validated" : "");
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public @Nullable OutgoingRecord next() throws IOException, InterruptedException {
        while (true) {
            Line line = lines.next();
            if (line == null) {
                return null;
            }
            OutgoingRecord event = line.text().isBlank() ? null : event(line);
            if (event != null) {
                events.incrementAndGet();
                return event;
            }
        }
    }

    private @Nullable OutgoingRecord event(Line line) {
        if (asIs) {
            return raw(line);
        }
        try {
            return read(line, mapping, clock.instant());
        } catch (InvalidEventException e) {
            rejected.incrementAndGet();
            LOG.warn("{}: {}; skipped. Correct the line and send it again", lines.location(line), e.getMessage());
            return null;
        }
    }

    @Override
    public String progress() {
        return String.format(
                Locale.ROOT, "%s, %,d events, %,d rejected", lines.progress(), events.get(), rejected.get());
    }

    @Override
    public long rejected() {
        return rejected.get();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /**
     * Reads the event in {@code line}. It keeps all fields of the line, and gets an id and the time of ingestion if they are
     * missing.
     *
     * @param now the time of ingestion; later events are invalid
     * @throws InvalidEventException naming the field
     */
    private static OutgoingRecord read(Line line, Mapping mapping, Instant now) {
        ObjectNode json = mapping.apply(EventJson.parse(line.bytes()));
        String derived = line.eventId("");
        EventJson.putIfMissing(json, "event_id", derived);
        EventJson.putIfMissing(json, EventJson.INGESTED_AT, now.toString());
        GameEvent event = EventJson.read(json, now, () -> derived);
        byte[] value = EventJson.write(json);
        EventJson.requireFits(value);
        return OutgoingRecord.of(event, value);
    }

    /** The bytes of {@code line} without validation, keyed by the player if the line has one. */
    private static OutgoingRecord raw(Line line) {
        return OutgoingRecord.raw(playerId(line), line.bytes());
    }

    private static @Nullable String playerId(Line line) {
        try {
            return EventJson.parse(line.bytes())
                    .path("player_id")
                    .stringValueOpt()
                    .orElse(null);
        } catch (InvalidEventException e) {
            return null;
        }
    }
}
