package gg.leaderboard.standings.ban;

import gg.leaderboard.standings.ban.BanChange.Hide;
import gg.leaderboard.standings.ban.BanChange.Lift;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The bans of one player. {@code bans.lua} carries out changes in the same way.
 *
 * @param byBoard board, or {@link #EVERYWHERE} → the ban in force on it
 */
public record Bans(Map<String, Ban> byBoard) {

    /** Takes the place of a board: the ban covers all boards, the feed and the profile. No board has this id. */
    public static final String EVERYWHERE = "*";

    /** The maximum number of boards with a separate ban. Further bans of single boards are ignored. */
    public static final int MOST_BOARDS = 100;

    /** No bans. */
    public static final Bans NONE = new Bans(Map.of());

    public Bans {
        byBoard = Map.copyOf(byBoard);
    }

    public boolean isEmpty() {
        return byBoard.isEmpty();
    }

    /** Whether a ban hides the player from {@code board}. */
    public boolean hideFrom(String board) {
        return byBoard.containsKey(EVERYWHERE) || byBoard.containsKey(board);
    }

    /** The earliest end of these bans; empty if none of them ends. */
    public Optional<Instant> end() {
        return byBoard.values().stream()
                .map(Ban::until)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    /** These bans after {@code changes}, applied in order. */
    public Bans withChanges(List<BanChange> changes) {
        Map<String, Ban> after = new TreeMap<>(byBoard);
        for (BanChange change : changes) {
            if (change instanceof Hide hide) {
                hide(after, hide);
            } else if (change instanceof Lift lift) {
                after.entrySet()
                        .removeIf(each -> (lift.boards().isEmpty()
                                        || lift.boards().contains(each.getKey()))
                                && (lift.banId() == null
                                        || lift.banId().equals(each.getValue().id())));
            }
        }
        return new Bans(after);
    }

    private static void hide(Map<String, Ban> bans, Hide hide) {
        if (hide.boards().isEmpty()) {
            bans.put(EVERYWHERE, hide.ban());
        }
        for (String board : hide.boards()) {
            int boards = bans.size() - (bans.containsKey(EVERYWHERE) ? 1 : 0);
            if (bans.containsKey(board) || boards < MOST_BOARDS) {
                bans.put(board, hide.ban());
            }
        }
    }
}
