package gg.leaderboard.producer;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A source of events for five players in turn. The points of each player's events count up from 0. */
class NumberedSource implements Source {

    static final int PLAYERS = 5;

    private final String run = UUID.randomUUID().toString();
    private final Pace pace;
    private final int count;
    private final AtomicInteger made = new AtomicInteger();

    NumberedSource(Pace pace, int count) {
        this.pace = pace;
        this.count = count;
    }

    static NumberedSource endless(Pace pace) {
        return new NumberedSource(pace, Integer.MAX_VALUE);
    }

    int made() {
        return made.get();
    }

    String playerId(int player) {
        return run + "-" + player;
    }

    @Override
    public String describe() {
        return "numbers";
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public @Nullable OutgoingRecord next() throws IOException, InterruptedException {
        return made.get() == count ? null : event(made.getAndIncrement());
    }

    private OutgoingRecord event(int number) {
        EventInfo info = new EventInfo(run + "-event-" + number, Instant.now(), playerId(number % PLAYERS), null, null);
        return OutgoingRecord.of(new PlayerScored(info, number / PLAYERS, null));
    }
}
