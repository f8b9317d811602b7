package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The players who are hidden, as far as the log has been folded. */
public final class HiddenPlayers {

    private final Set<String> players = new HashSet<>();

    public boolean contains(String player) {
        return players.contains(player);
    }

    /** Carries out what comes next in the log. */
    public void add(StandingsUpdate update) {
        for (Moderation moderation : update.moderations()) {
            moderate(moderation.playerId(), moderation.erased(), moderation.hidden());
        }
    }

    void moderate(String player, boolean erased, @Nullable Boolean hidden) {
        if (erased || Boolean.FALSE.equals(hidden)) {
            players.remove(player);
        }
        if (Boolean.TRUE.equals(hidden)) {
            players.add(player);
        }
    }

    void remove(String player) {
        players.remove(player);
    }
}
