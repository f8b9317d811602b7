package gg.leaderboard.api.leaderboard;

import java.util.List;

/**
 * The best players of a board.
 *
 * @param total number of players on the whole board
 * @param players best first; equal scores by player id
 */
public record TopPlayers(long total, List<PageEntry> players) {

    /** The players in messages to live clients. */
    public List<PageEntry.Live> live() {
        return players.stream().map(PageEntry::live).toList();
    }

    /** The players in responses that are older than {@code /api/v1}. */
    public List<RankedPlayer> ranked() {
        return players.stream().map(RankedPlayer::of).toList();
    }
}
