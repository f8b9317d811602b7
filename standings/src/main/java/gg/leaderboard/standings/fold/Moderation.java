package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.ban.BanChange;
import gg.leaderboard.standings.ban.Bans;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The actions of operators on a player that still have an effect after all records of an update.
 *
 * @param erased whether all data of the player is deleted, before anything else
 * @param removedEverywhere whether the player is removed from all boards, but not erased
 * @param removedFrom the boards that the player is removed from
 * @param bans changes of the player's bans, in this order
 */
public record Moderation(
        String playerId, boolean erased, boolean removedEverywhere, Set<String> removedFrom, List<BanChange> bans) {

    static Moderation none(String playerId) {
        return new Moderation(playerId, false, false, Set.of(), List.of());
    }

    Moderation withErasure() {
        return new Moderation(playerId, true, false, Set.of(), List.of());
    }

    Moderation withRemovalEverywhere() {
        return new Moderation(playerId, erased, true, removedFrom, bans);
    }

    Moderation withRemovalFrom(String board) {
        Set<String> boards = new TreeSet<>(removedFrom);
        boards.add(board);
        return new Moderation(playerId, erased, removedEverywhere, boards, bans);
    }

    Moderation withBanChange(BanChange ban) {
        List<BanChange> changes = new ArrayList<>(bans);
        changes.add(ban);
        return new Moderation(playerId, erased, removedEverywhere, removedFrom, List.copyOf(changes));
    }

    /** Whether the player is removed from this board. */
    public boolean removes(String player, String board) {
        return player.equals(playerId) && (erased || removedEverywhere || removedFrom.contains(board));
    }

    /** Whether any of the actions concerns bans. */
    public boolean concernsBans() {
        return erased || !bans.isEmpty();
    }

    /** The player's bans after these actions. */
    public Bans bansAfter(Bans before) {
        return (erased ? Bans.NONE : before).withChanges(bans);
    }
}
