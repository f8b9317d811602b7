package gg.leaderboard.standings.fold;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Instant;
import java.util.List;

/** An event with what each shard's fold needs of it, worked out once. */
record FoldableEvent(GameEvent event, EventId id, List<Contribution> contributions) {

    static FoldableEvent of(GameEvent event, Instant logTime, Definitions definitions) {
        return new FoldableEvent(
                event, EventId.of(event.eventId()), event.accept(new Contributions(definitions, logTime)));
    }
}
