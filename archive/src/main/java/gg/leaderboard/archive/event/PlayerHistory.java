package gg.leaderboard.archive.event;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreRejected;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.BoardChange.ChangedPeriod;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.archive.History.Entry;
import gg.leaderboard.web.archive.History.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Folds the archived events of one player again, and lists the effect of each on one board. */
final class PlayerHistory {

    private final String board;
    private final String player;
    private final ArchivedLog log;
    private final Definitions definitions;
    private final Fold fold;
    private final Map<Long, Long> totals = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private boolean complete;
    private long season = 1;

    /** @param complete whether the archive has the log from its beginning */
    PlayerHistory(
            String board,
            String player,
            ArchivedLog log,
            boolean complete,
            Definitions definitions,
            StandingsProperties properties) {
        this.board = board;
        this.player = player;
        this.log = log;
        this.complete = complete;
        this.definitions = definitions;
        this.fold = new Fold(Shards.ONE, properties, Integer.MAX_VALUE).withSettings(definitions.settings());
    }

    /** In the order of the log. */
    List<Entry> entries() {
        log.recordsOf(player).forEach(this::add);
        return entries;
    }

    private void add(ArchivedRecord record) {
        if (record.verdict() == RecordVerdict.REJECTED) {
            if (concerns(record)) {
                entries.add(HistoryEntries.rejected(record, record.reason(), total()));
            }
            return;
        }
        GameEvent event;
        try {
            event = record.event();
        } catch (InvalidEventException e) {
            // Valid in an earlier release.
            if (concerns(record)) {
                entries.add(HistoryEntries.rejected(record, e.getMessage(), total()));
            }
            return;
        }
        LogRecord readable;
        try {
            readable = LogRecord.of(record.offset(), record.logTime(), event, definitions)
                    .judged(true);
        } catch (InvalidEventException e) {
            refuse(record, event, e);
            return;
        }
        Optional<BoardChange> change = change(record, readable);
        if (record.verdict() == RecordVerdict.DUPLICATE) {
            if (change.isPresent()) {
                entries.add(duplicate(record, event));
            }
        } else if (event instanceof ScoreAccepted && change.isPresent()) {
            count(record, event, change.get(), null);
        } else if (event instanceof ModerationEvent operator) {
            moderate(record, operator);
        } else {
            change.ifPresent(c -> addScore(record, event, c));
        }
    }

    // A record without a board id may concern any built-in board.
    private boolean concerns(ArchivedRecord record) {
        byte[] bytes = record.json();
        if (bytes == null) {
            return BuiltInBoards.named().contains(board);
        }
        ObjectNode json = EventJson.parse("event", bytes);
        return EventJson.text(json, "leaderboard_id")
                .map(board::equals)
                .orElseGet(() -> BuiltInBoards.named().contains(board)
                        || EventJson.text(json, "game_id")
                                .map(BuiltInBoards::game)
                                .filter(board::equals)
                                .isPresent());
    }

    // Counted when it arrived, but invalid by the rules that the board was given later.
    private void refuse(ArchivedRecord record, GameEvent event, InvalidEventException reason) {
        if (event instanceof ScoreSubmitted submitted
                && submitted.leaderboardId().equals(board)) {
            entries.add(HistoryEntries.of(record, event, Status.REJECTED, null, null, total(), reason.getMessage()));
        }
    }

    // Folding this record alone shows the boards it changes, with season and rule.
    private Optional<BoardChange> change(ArchivedRecord record, LogRecord readable) {
        return fold.fold(0, record.partition(), record.offset() - 1, List.of(readable), Set.of()).boards().stream()
                .filter(change -> change.board().equals(board))
                .findFirst();
    }

    private Entry duplicate(ArchivedRecord record, GameEvent event) {
        String where = log.counted(event).map(position -> " at " + position).orElse("");
        return HistoryEntries.of(
                record,
                event,
                Status.DUPLICATE,
                null,
                null,
                total(),
                "an event with the same event_id was counted before" + where);
    }

    private void addScore(ArchivedRecord record, GameEvent event, BoardChange change) {
        Violation violation = record.violation();
        if (violation == null) {
            count(record, event, change, null);
        } else if (violation.counts()) {
            count(record, event, change, "violates " + violation.bound().label());
        } else {
            entries.add(HistoryEntries.of(
                    record,
                    event,
                    Status.REJECTED,
                    change.season(),
                    null,
                    total(),
                    "the score " + score(change) + " violates "
                            + violation.bound().label()));
        }
    }

    private static long score(BoardChange change) {
        return change.scores().values().iterator().next();
    }

    private void count(ArchivedRecord record, GameEvent event, BoardChange change, @Nullable String flag) {
        season = change.season();
        long amount = score(change);
        totals.merge(season, amount, change.rule()::join);
        String late = late(record, change);
        String reason = Stream.of(late, flag)
                .filter(Objects::nonNull)
                .reduce((a, b) -> a + "; " + b)
                .orElse(null);
        entries.add(HistoryEntries.of(
                record, event, late == null ? Status.COUNTED : Status.LATE, season, amount, total(), reason));
    }

    private static @Nullable String late(ArchivedRecord record, BoardChange change) {
        return change.periods().stream()
                .map(ChangedPeriod::period)
                .filter(period ->
                        period.window() != Window.ALLTIME && !period.end().isAfter(record.logTime()))
                .map(period -> period.window().label() + " " + period.label())
                .reduce((a, b) -> a + ", " + b)
                .map(passed -> "counted in " + passed + ", which had passed when it arrived")
                .orElse(null);
    }

    // Unknown while earlier events are missing.
    private @Nullable Long total() {
        return complete ? totals.get(season) : null;
    }

    private void moderate(ArchivedRecord record, ModerationEvent event) {
        if (!concernsBoard(event)) {
            return;
        }
        if (event instanceof PlayerRemoved || event instanceof PlayerErased) {
            totals.clear();
            complete = true;
        }
        entries.add(HistoryEntries.of(record, event, Status.COUNTED, null, null, total(), reason(event)));
    }

    private static @Nullable String reason(ModerationEvent event) {
        if (event instanceof ScoreAccepted accepted) {
            return accepted.reason();
        }
        return event instanceof ScoreRejected rejected
                ? rejected.reason()
                : event instanceof PlayerHidden ban ? ban.reason() : null;
    }

    private boolean concernsBoard(ModerationEvent event) {
        if (event instanceof ScoreAccepted accepted) {
            return accepted.leaderboardId().equals(board);
        }
        if (event instanceof ScoreRejected rejected) {
            return rejected.leaderboardId().equals(board);
        }
        if (event instanceof PlayerRemoved removed) {
            return removed.leaderboardId() == null || removed.leaderboardId().equals(board);
        }
        List<String> only = event instanceof PlayerHidden ban
                ? ban.leaderboardIds()
                : event instanceof PlayerRestored lifted ? lifted.leaderboardIds() : List.of();
        return only.isEmpty() || only.contains(board);
    }
}
