package gg.leaderboard.standings.fold;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An event with its effect, computed once for all shards. */
record FoldableEvent(GameEvent event, EventId id, EventEffect effect) {

    static FoldableEvent of(GameEvent event, Instant logTime, Definitions definitions) {
        return new FoldableEvent(
                event, EventId.of(event.eventId()), event.accept(new EffectTable(definitions, logTime)));
    }

    /** As {@link EventEffect#judged}. */
    FoldableEvent judged(boolean counts) {
        return isBounded() || !counts ? new FoldableEvent(event, id, effect.judged(counts)) : this;
    }

    /** Whether a board has bounds for this event. */
    boolean isBounded() {
        return effect.contributions().stream().anyMatch(c -> !c.board().bounds().isEmpty());
    }

    /** The states that the bounds of these boards need to judge this event. */
    Stream<ScoreKey> scoreKeys(Predicate<String> boards) {
        return effect.contributions().stream()
                .map(Contribution::board)
                .filter(board -> board.bounds().needState() && boards.test(board.board()))
                .map(board -> new ScoreKey(board.board(), board.season(), event.playerId()));
    }
}
