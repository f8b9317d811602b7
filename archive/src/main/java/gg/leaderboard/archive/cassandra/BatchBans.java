package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the records of a batch make of the rows of {@code hidden_players}. Values in, values out. */
final class BatchBans {

    private final List<Ban> elsewhere;
    private final Map<String, Ban> last = new LinkedHashMap<>();
    private final List<Ban> forgotten = new ArrayList<>();

    /**
     * @param partition of the batch
     * @param stored all rows of players whom the batch forgets
     */
    BatchBans(LogPartition partition, Collection<Ban> stored) {
        this.elsewhere = stored.stream()
                .filter(ban -> !ban.partition().equals(partition))
                .toList();
    }

    /** @param update of one record, in the order of the log */
    void add(StandingsUpdate update) {
        for (Moderation moderation : update.moderations()) {
            String player = moderation.playerId();
            if (moderation.erased() || moderation.hidden() != null) {
                last.put(
                        player,
                        new Ban(
                                player,
                                update.partition(),
                                update.last(),
                                moderation.hidden(),
                                Objects.requireNonNull(update.lastTime())));
            }
            if (moderation.erased()) {
                elsewhere.stream()
                        .filter(ban -> ban.player().equals(player))
                        .map(ban -> new Ban(player, ban.partition(), ban.offset(), null, ban.logTime()))
                        .forEach(forgotten::add);
            }
        }
    }

    /** The rows that are not as they were. */
    List<Ban> changed() {
        List<Ban> changed = new ArrayList<>(last.values());
        changed.addAll(forgotten);
        return changed;
    }
}
