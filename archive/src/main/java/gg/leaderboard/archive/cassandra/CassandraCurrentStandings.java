package gg.leaderboard.archive.cassandra;

import gg.leaderboard.archive.leaderboard.CurrentStandings;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.definition.SortOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Current standings in Cassandra. Cassandra cannot rank, so a whole board is read and ranked here. That takes seconds for a
 * million players.
 */
@Component
public class CassandraCurrentStandings implements CurrentStandings {

    // Byte by byte as in Redis; String.compareTo compares UTF-16.
    private static final Comparator<Entry<String, PartialScore>> BY_ID =
            Comparator.comparing(e -> e.getKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final CassandraScoreTable scores;
    private final CassandraBanTable hidden;

    CassandraCurrentStandings(CassandraScoreTable scores, CassandraBanTable hidden) {
        this.scores = scores;
        this.hidden = hidden;
    }

    @Override
    public List<BoardEntry> top(BoardPeriod board, SortOrder order, int limit) {
        return rank(board, order).stream().limit(limit).toList();
    }

    private List<BoardEntry> rank(BoardPeriod board, SortOrder order) {
        Comparator<Entry<String, PartialScore>> better =
                Comparator.comparingLong(e -> e.getValue().score());
        List<Entry<String, PartialScore>> sorted = visible(board).entrySet().stream()
                .sorted((order == SortOrder.DESC ? better.reversed() : better).thenComparing(BY_ID))
                .toList();
        List<BoardEntry> entries = new ArrayList<>(sorted.size());
        for (Entry<String, PartialScore> entry : sorted) {
            long score = entry.getValue().score();
            BoardEntry previous = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            long rank = previous != null && previous.score() == score ? previous.rank() : entries.size() + 1;
            entries.add(new BoardEntry(rank, entry.getKey(), score));
        }
        return entries;
    }

    private Map<String, PartialScore> visible(BoardPeriod board) {
        Map<String, PartialScore> visible = new HashMap<>();
        for (ScoreRow row : scores.of(board)) {
            visible.merge(row.key().player(), Objects.requireNonNull(row.score()), PartialScore::joinOther);
        }
        visible.keySet().removeAll(hidden.from(board.board()));
        return visible;
    }
}
