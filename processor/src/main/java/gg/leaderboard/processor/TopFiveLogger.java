package gg.leaderboard.processor;

import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.profile.PlayerLabel;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.ProfileReader;
import gg.leaderboard.standings.redis.TotalsReader;
import gg.leaderboard.standings.window.Period;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs the best five players after every {@code printTopEvery} events, at most once a second. */
@Component
public class TopFiveLogger {

    private static final Logger LOG = LoggerFactory.getLogger(TopFiveLogger.class);

    private final BoardReader boards;
    private final ProfileReader profiles;
    private final TotalsReader totals;
    private final Clock clock;
    private final int every;
    private long printedAtEvents;
    private long printedAtMillis;

    TopFiveLogger(
            BoardReader boards,
            ProfileReader profiles,
            TotalsReader totals,
            Clock clock,
            ProcessorProperties properties) {
        this.boards = boards;
        this.profiles = profiles;
        this.totals = totals;
        this.clock = clock;
        this.every = properties.printTopEvery();
    }

    /** Called after a batch has been folded. */
    public synchronized void afterBatch() {
        if (every == 0 || clock.millis() - printedAtMillis < 1000) {
            return;
        }
        long events = totals.events();
        if (events / every != printedAtEvents / every) {
            printedAtEvents = events;
            printedAtMillis = clock.millis();
            LOG.info("Top five after {} events: {}", events, describe());
        }
    }

    private String describe() {
        List<BoardEntry> top = boards.top(Ranking.builtIn(BuiltInBoards.GLOBAL, Period.ALL_TIME), 5)
                .entries();
        Function<String, PlayerLabel> labels =
                profiles.labels(top.stream().map(BoardEntry::playerId).toList());
        return top.stream()
                .map(e -> e.rank() + ". " + labels.apply(e.playerId()).name() + " " + e.score())
                .collect(Collectors.joining("   "));
    }
}
