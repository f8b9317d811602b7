package gg.leaderboard.standings.fold;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.definition.BoardSeason;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

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

    /** Adds the states that the bounds of these boards need to judge this event. */
    void addScoreKeys(Predicate<String> boards, Set<ScoreKey> keys) {
        for (Contribution contribution : effect.contributions()) {
            BoardSeason board = contribution.board();
            if (board.bounds().needState() && boards.test(board.board())) {
                keys.add(new ScoreKey(board.board(), board.season(), event.playerId()));
            }
        }
    }
}
