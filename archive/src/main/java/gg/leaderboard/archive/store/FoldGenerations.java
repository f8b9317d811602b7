package gg.leaderboard.archive.store;

import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The generation and settings that the tables of each fold were written by. */
@Component
public class FoldGenerations {

    private final JdbcTemplate jdbc;

    FoldGenerations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The stamp of a fold's tables; {@link GenerationStamp#NONE} before its first write. */
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

    // Rows of the first releases have no settings.
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
