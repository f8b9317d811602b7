package gg.leaderboard.standings.fold;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Instant;

/** An event with its effect, computed once for all shards. */
record FoldableEvent(GameEvent event, EventId id, EventEffect effect) {

    static FoldableEvent of(GameEvent event, Instant logTime, Definitions definitions) {
        return new FoldableEvent(
                event, EventId.of(event.eventId()), event.accept(new EffectTable(definitions, logTime)));
    }
}
