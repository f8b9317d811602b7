package gg.leaderboard.archive.store;

import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** By whose rules and settings the tables of each fold were written. */
@Component
public class FoldGenerations {

    private final JdbcTemplate jdbc;

    FoldGenerations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of which generation a fold's tables are, and by what they were folded; nothing as long as it has folded nothing. */
    public GenerationStamp stamp(FoldName fold) {
        return jdbc
                .query(
                        "SELECT generation, settings FROM fold_generations WHERE fold = ?::fold",
                        (row, number) -> new GenerationStamp(row.getLong(1), settings(row.getString(2))),
                        fold.label())
                .stream()
                .findFirst()
                .orElse(GenerationStamp.NONE);
    }

    // Before settings were kept there were none.
    private static FoldSettings settings(@Nullable String text) {
        return text == null ? FoldSettings.FIRST : FoldSettings.parse(text);
    }

    public void set(FoldName fold, GenerationStamp stamp) {
        jdbc.update(
                """
                INSERT INTO fold_generations (fold, generation, settings) VALUES (?::fold, ?, ?)
                ON CONFLICT (fold) DO UPDATE SET generation = excluded.generation, settings = excluded.settings""", fold.label(), stamp.generation(), stamp.requireSettings().text());
    }
}
