package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.standings.ban.BanChange;
import gg.leaderboard.standings.ban.Bans;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hidden players at the folded position of the log. */
public final class HiddenPlayers {

    private final Map<String, Bans> bans = new HashMap<>();

    /** Whether {@code player} is hidden from {@code board}. */
    public boolean contains(String player, String board) {
        return bans.getOrDefault(player, Bans.NONE).hideFrom(board);
    }

    /** Applies the next update of the log. */
    public void add(StandingsUpdate update) {
        for (Moderation moderation : update.moderations()) {
            moderate(moderation.playerId(), moderation.erased(), moderation.bans());
        }
    }

    void moderate(String player, boolean erased, List<BanChange> changes) {
        if (erased) {
            bans.remove(player);
        }
        Bans after = bans.getOrDefault(player, Bans.NONE).withChanges(changes);
        if (after.isEmpty()) {
            bans.remove(player);
        } else {
            bans.put(player, after);
        }
    }

    void remove(String player) {
        bans.remove(player);
    }
}
