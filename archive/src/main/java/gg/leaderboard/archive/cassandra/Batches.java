package gg.leaderboard.archive.cassandra;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the rows that a batch needs, and writes the rows that it changes. */
@Component
class Batches {

    private final CassandraScoreTable scores;
    private final CassandraBanTable hidden;

    Batches(CassandraScoreTable scores, CassandraBanTable hidden) {
        this.scores = scores;
        this.hidden = hidden;
    }

    /** @param counted each of one record, in the order of the log */
    Batch read(LogPartition partition, List<StandingsUpdate> counted) {
        List<ScoreRow> stored = new ArrayList<>(scores.read(partition, BatchScores.keys(counted)));
        stored.addAll(scores.of(players(
                counted,
                m -> m.erased() || m.removedEverywhere() || !m.removedFrom().isEmpty())));
        BatchScores rows = new BatchScores(partition, stored);
        BatchBans bans = new BatchBans(partition, hidden.of(players(counted, Moderation::concernsBans)));
        counted.forEach(rows::add);
        counted.forEach(bans::add);
        return new Batch(rows, bans);
    }

    private static Set<String> players(List<StandingsUpdate> updates, Predicate<Moderation> concerned) {
        return updates.stream()
                .flatMap(update -> update.moderations().stream())
                .filter(concerned)
                .map(Moderation::playerId)
                .collect(Collectors.toSet());
    }

    void write(Batch batch) {
        scores.write(batch.scores.changed());
        hidden.write(batch.bans.changed());
    }

    /** The result of a batch. */
    record Batch(BatchScores scores, BatchBans bans) {}
}
