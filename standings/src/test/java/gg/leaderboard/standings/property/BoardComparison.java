package gg.leaderboard.standings.property;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.BoardStats;
import gg.leaderboard.standings.board.Histogram;
import gg.leaderboard.standings.board.Histogram.Bucket;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.board.Standing.NextRank;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.redis.BoardReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Reads every board in every way from the model and from Redis, and asserts that both agree. */
final class BoardComparison {

    private final ReferenceBoards model;
    private final BoardReader reader;
    private final Random random;
    private final String run;
    private long reads;

    BoardComparison(ReferenceBoards model, BoardReader reader, Random random, String run) {
        this.model = model;
        this.reader = reader;
        this.random = random;
        this.run = run;
    }

    long reads() {
        return reads;
    }

    void compareAll() {
        for (Ranking ranking : model.rankings()) {
            List<BoardEntry> expected = model.readable(ranking);
            comparePages(ranking, expected);
            compareCursor(ranking, expected);
            compareStats(ranking, expected);
            String player = RandomLog.player(random.nextInt(RandomLog.PLAYERS));
            compareStanding(ranking, expected, player);
            compareAround(ranking, expected, player, random.nextInt(6));
            compareAmong(ranking, expected);
        }
    }

    private void comparePages(Ranking ranking, List<BoardEntry> expected) {
        int start = random.nextInt(expected.size() + 2);
        int end = start + random.nextInt(8);
        same(ranking, reader.page(ranking, start, end), page(expected, start, end + 1));
        int limit = 1 + random.nextInt(30);
        same(ranking, reader.top(ranking, limit), page(expected, 0, limit));
    }

    private void compareCursor(Ranking ranking, List<BoardEntry> expected) {
        int limit = 1 + random.nextInt(6);
        List<BoardEntry> walked = new ArrayList<>(reader.top(ranking, limit).entries());
        List<BoardEntry> page = walked;
        while (page.size() == limit) {
            BoardEntry last = page.get(page.size() - 1);
            page = reader.after(ranking, last.score(), last.playerId(), limit).entries();
            walked.addAll(page);
            reads++;
        }
        same(ranking, walked, expected);
    }

    private void compareStats(Ranking ranking, List<BoardEntry> expected) {
        int size = expected.size();
        BoardStats stats = size == 0
                ? new BoardStats(0, null, null)
                : new BoardStats(
                        size, expected.get(0).score(), expected.get(size - 1).score());
        same(ranking, reader.stats(ranking), stats);
        compareHistogram(ranking, expected, 1 + random.nextInt(7));
    }

    private void compareHistogram(Ranking ranking, List<BoardEntry> expected, int buckets) {
        Histogram histogram = reader.histogram(ranking, buckets);
        same(ranking, histogram.totalPlayers(), (long) expected.size());
        if (expected.isEmpty()) {
            same(ranking, histogram.buckets(), List.of());
            return;
        }
        long low = expected.stream().mapToLong(BoardEntry::score).min().orElseThrow();
        long high = expected.stream().mapToLong(BoardEntry::score).max().orElseThrow();
        same(ranking, (long) histogram.buckets().size(), Math.min(buckets, high - low + 1));
        long next = low;
        for (Bucket bucket : histogram.buckets()) {
            same(ranking, bucket.from(), next);
            same(
                    ranking,
                    bucket.players(),
                    expected.stream()
                            .filter(e -> e.score() >= bucket.from() && e.score() <= bucket.to())
                            .count());
            next = bucket.to() + 1;
        }
        same(ranking, next, high + 1);
    }

    private void compareStanding(Ranking ranking, List<BoardEntry> expected, String player) {
        Optional<Standing> standing = reader.standing(ranking, player);
        Optional<BoardEntry> entry = find(expected, player);
        if (entry.isEmpty()) {
            same(ranking, standing.map(Standing::rank), Optional.empty());
            return;
        }
        long score = entry.get().score();
        same(
                ranking,
                standing,
                Optional.of(new Standing(
                        player,
                        score,
                        entry.get().rank(),
                        expected.size(),
                        worse(expected, entry.get().rank()),
                        next(ranking, expected, score))));
    }

    private static long worse(List<BoardEntry> expected, long rank) {
        return expected.stream().filter(e -> e.rank() > rank).count();
    }

    private static @Nullable NextRank next(Ranking ranking, List<BoardEntry> expected, long score) {
        return expected.stream()
                .filter(e -> ranking.order() == SortOrder.DESC ? e.score() > score : e.score() < score)
                .reduce((better, nearer) -> nearer)
                .map(e -> new NextRank(e.rank(), e.score(), Math.abs(e.score() - score)))
                .orElse(null);
    }

    private void compareAround(Ranking ranking, List<BoardEntry> expected, String player, int range) {
        Optional<List<BoardEntry>> around =
                reader.around(ranking, player, range).map(BoardPage::entries);
        int at = find(expected, player).map(expected::indexOf).orElse(-1);
        int start = Math.max(0, Math.min(at - range, expected.size() - 1 - 2 * range));
        same(
                ranking,
                around,
                at < 0
                        ? Optional.empty()
                        : Optional.of(
                                page(expected, start, start + 2 * range + 1).entries()));
    }

    private void compareAmong(Ranking ranking, List<BoardEntry> expected) {
        List<String> friends = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            friends.add(RandomLog.player(random.nextInt(RandomLog.PLAYERS)));
        }
        same(
                ranking,
                reader.among(ranking, friends),
                new BoardPage(
                        expected.size(),
                        expected.stream()
                                .filter(e -> friends.contains(e.playerId()))
                                .toList(),
                        false));
    }

    private static Optional<BoardEntry> find(List<BoardEntry> entries, String player) {
        return entries.stream().filter(e -> e.playerId().equals(player)).findFirst();
    }

    private static BoardPage page(List<BoardEntry> all, int from, int to) {
        return new BoardPage(
                all.size(), all.subList(Math.min(from, all.size()), Math.min(to, all.size())), to < all.size());
    }

    private void same(Ranking ranking, Object read, Object expected) {
        reads++;
        assertThat(read).as("%s: %s", run, ranking).isEqualTo(expected);
    }
}
