package gg.leaderboard.standings.fold;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What operators did to a player, as far as it still matters after all records of an update.
 *
 * @param erased everything about the player is forgotten, first of all
 * @param removedEverywhere taken off all boards, but not forgotten
 * @param removedFrom taken off these
 * @param hidden whether the player is hidden from now on; null if that stays as it is
 */
public record Moderation(
        String playerId,
        boolean erased,
        boolean removedEverywhere,
        Set<String> removedFrom,
        @Nullable Boolean hidden) {

    static Moderation none(String playerId) {
        return new Moderation(playerId, false, false, Set.of(), null);
    }

    Moderation erase() {
        return new Moderation(playerId, true, false, Set.of(), null);
    }

    Moderation removeEverywhere() {
        return new Moderation(playerId, erased, true, removedFrom, hidden);
    }

    Moderation removeFrom(String board) {
        Set<String> boards = new TreeSet<>(removedFrom);
        boards.add(board);
        return new Moderation(playerId, erased, removedEverywhere, boards, hidden);
    }

    Moderation hide(boolean hide) {
        return new Moderation(playerId, erased, removedEverywhere, removedFrom, hide);
    }
}
