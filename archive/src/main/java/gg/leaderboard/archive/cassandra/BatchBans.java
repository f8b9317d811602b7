package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.ban.Bans;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Applies a batch to rows of {@code hidden_players}, without I/O. */
final class BatchBans {

    private final List<BanRow> elsewhere;
    private final Map<String, BanRow> stored = new HashMap<>();
    private final Map<String, BanRow> last = new LinkedHashMap<>();
    private final List<BanRow> deleted = new ArrayList<>();

    /**
     * @param partition of the batch
     * @param stored all rows of players whose bans the batch changes
     */
    BatchBans(LogPartition partition, Collection<BanRow> stored) {
        this.elsewhere = stored.stream()
                .filter(row -> !row.partition().equals(partition))
                .toList();
        stored.stream()
                .filter(row -> row.partition().equals(partition))
                .forEach(row -> this.stored.put(row.player(), row));
    }

    /** @param update of one record, in the order of the log */
    void add(StandingsUpdate update) {
        for (Moderation moderation : update.moderations()) {
            String player = moderation.playerId();
            if (moderation.concernsBans() && !isInRow(player, update.last())) {
                Bans after = moderation.bansAfter(before(player));
                Bans kept = moderation.bans().isEmpty() ? null : after;
                last.put(
                        player,
                        new BanRow(
                                player,
                                update.partition(),
                                update.last(),
                                kept,
                                Objects.requireNonNull(update.lastTime())));
            }
            if (moderation.erased()) {
                elsewhere.stream()
                        .filter(row -> row.player().equals(player))
                        .map(row -> new BanRow(player, row.partition(), row.offset(), null, row.logTime()))
                        .forEach(deleted::add);
            }
        }
    }

    // A batch may be repeated with other boundaries.
    private boolean isInRow(String player, long offset) {
        BanRow row = stored.get(player);
        return row != null && offset <= row.offset();
    }

    private Bans before(String player) {
        BanRow row = last.getOrDefault(player, stored.get(player));
        return row == null || row.bans() == null ? Bans.NONE : row.bans();
    }

    /** The changed rows. */
    List<BanRow> changed() {
        List<BanRow> changed = new ArrayList<>(last.values());
        changed.addAll(deleted);
        return changed;
    }
}
