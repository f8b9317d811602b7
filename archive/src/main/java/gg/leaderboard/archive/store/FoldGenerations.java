package gg.leaderboard.archive.store;

import gg.leaderboard.standings.definition.Generations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** By whose rules the tables of each fold were written. */
@Component
public class FoldGenerations {

    private final JdbcTemplate jdbc;

    FoldGenerations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The generation of a fold, or {@link Generations#NONE} as long as it has folded nothing. */
    public long of(FoldName fold) {
        return jdbc
                .queryForList("SELECT generation FROM fold_generations WHERE fold = ?::fold", Long.class, fold.label())
                .stream()
                .findFirst()
                .orElse(Generations.NONE);
    }

    public void set(FoldName fold, long generation) {
        jdbc.update("""
                INSERT INTO fold_generations VALUES (?::fold, ?)
                ON CONFLICT (fold) DO UPDATE SET generation = excluded.generation""", fold.label(), generation);
    }
}
