package gg.leaderboard.archive.past;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.board.Standing.NextRank;
import gg.leaderboard.standings.definition.SortOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** Ranks scores as the standings do: 1-2-2-4, equal scores by player id, byte by byte. */
final class PastRanking {

    private static final Comparator<Entry<String, Long>> BY_ID =
            (a, b) -> Arrays.compareUnsigned(utf8(a.getKey()), utf8(b.getKey()));

    private final Map<String, Long> scores;
    private final Comparator<Long> better;
    private final Comparator<Entry<String, Long>> byScore;
    private final Comparator<Entry<String, Long>> bestFirst;
    private final long total;

    /** @param depth number of players that can be read, from the best; at least 1 */
    PastRanking(Map<String, Long> scores, SortOrder order, long depth) {
        this.scores = scores;
        this.better = order == SortOrder.DESC ? Comparator.reverseOrder() : Comparator.naturalOrder();
        this.byScore = Entry.comparingByValue(better);
        this.bestFirst = byScore.thenComparing(BY_ID);
        this.total = Math.min(scores.size(), depth);
    }

    /** The players at the positions {@code start} to {@code end}, from 0 for the best, both included. */
    BoardPage page(long start, long end) {
        List<Entry<String, Long>> best = best((int) Math.min(total, end + 1));
        List<BoardEntry> entries = new ArrayList<>();
        long rank = 0;
        for (int position = 0; position < best.size(); position++) {
            Entry<String, Long> entry = best.get(position);
            boolean tied = position > 0 && best.get(position - 1).getValue().equals(entry.getValue());
            rank = tied ? rank : position + 1L;
            if (position >= start) {
                entries.add(new BoardEntry(rank, entry.getKey(), entry.getValue()));
            }
        }
        return new BoardPage(total, entries, start + entries.size() < total);
    }

    /** The next {@code limit} players after this score and player id, which need not exist. */
    BoardPage after(long score, String player, int limit) {
        Entry<String, Long> place = Map.entry(player, score);
        long start = scores.entrySet().stream()
                .filter(entry -> bestFirst.compare(entry, place) <= 0)
                .count();
        return page(start, start + limit - 1);
    }

    // Most queries need few of very many players, so they are not all sorted.
    private List<Entry<String, Long>> best(int count) {
        PriorityQueue<Entry<String, Long>> worstFirst = new PriorityQueue<>(bestFirst.reversed());
        for (Entry<String, Long> entry : scores.entrySet()) {
            if (worstFirst.size() < count) {
                worstFirst.add(entry);
            } else if (count > 0 && bestFirst.compare(entry, worstFirst.element()) < 0) {
                worstFirst.remove();
                worstFirst.add(entry);
            }
        }
        List<Entry<String, Long>> best = new ArrayList<>(worstFirst);
        best.sort(bestFirst);
        return best;
    }

    /** A player with up to {@code range} others on each side, as on a live board; empty for a player without a rank. */
    Optional<BoardPage> around(String player, long range) {
        OptionalLong position = position(player);
        if (position.isEmpty()) {
            return Optional.empty();
        }
        long start = Math.max(0, Math.min(position.getAsLong() - range, total - 1 - 2 * range));
        return Optional.of(page(start, start + 2 * range));
    }

    /** The ranked ones of {@code players}, with their ranks on the whole board; best first. */
    BoardPage among(List<String> players) {
        List<Entry<String, Long>> requested = players.stream()
                .distinct()
                .filter(scores::containsKey)
                .map(player -> Map.entry(player, score(player)))
                .sorted(bestFirst)
                .toList();
        // For each requested player: how many players sort before them, and how many have a better score.
        int[] before = new int[requested.size() + 1];
        int[] ahead = new int[requested.size() + 1];
        for (Entry<String, Long> entry : scores.entrySet()) {
            before[firstAfter(entry, requested, bestFirst)]++;
            ahead[firstAfter(entry, requested, byScore)]++;
        }
        sumUp(before);
        sumUp(ahead);
        List<BoardEntry> entries = new ArrayList<>();
        for (int i = 0; i < requested.size() && before[i] < total; i++) {
            entries.add(new BoardEntry(
                    1L + ahead[i], requested.get(i).getKey(), requested.get(i).getValue()));
        }
        return new BoardPage(total, entries, false);
    }

    private static void sumUp(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    private static int firstAfter(
            Entry<String, Long> entry, List<Entry<String, Long>> sorted, Comparator<Entry<String, Long>> order) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(sorted.get(middle), entry) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The standing of a player; empty for a player who was not on the board. */
    Optional<Standing> standing(String player) {
        if (!scores.containsKey(player)) {
            return Optional.empty();
        }
        long score = score(player);
        if (position(player).isEmpty()) {
            return Optional.of(new Standing(player, score, null, total, 0, null));
        }
        long rank = 1 + betterThan(score);
        long equals = scores.values().stream().filter(other -> other == score).count();
        return Optional.of(new Standing(
                player,
                score,
                rank,
                total,
                Math.max(0, total - rank + 1 - equals),
                nearestBetter(score)
                        .map(next -> new NextRank(1 + betterThan(next), next, Math.abs(next - score)))
                        .orElse(null)));
    }

    private Optional<Long> nearestBetter(long score) {
        return scores.values().stream()
                .filter(other -> better.compare(other, score) < 0)
                .max(better);
    }

    // Empty for a player who is not on the board, or below its readable depth.
    private OptionalLong position(String player) {
        Long score = scores.get(player);
        if (score == null) {
            return OptionalLong.empty();
        }
        Entry<String, Long> own = Map.entry(player, score);
        long before = scores.entrySet().stream()
                .filter(entry -> bestFirst.compare(entry, own) < 0)
                .count();
        return before < total ? OptionalLong.of(before) : OptionalLong.empty();
    }

    private long betterThan(long score) {
        return scores.values().stream()
                .filter(other -> better.compare(other, score) < 0)
                .count();
    }

    private long score(String player) {
        return scores.getOrDefault(player, 0L);
    }
}
