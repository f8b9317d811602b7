package gg.leaderboard.archive.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes many rows with {@code COPY}. */
@Component
public class RowCopy {

    // One text of all rows would be several megabytes. Objects of that size cost the garbage collector of a small heap
    // much.
    private static final int CHARACTERS_OF_PART = 64 * 1024;

    private final JdbcTemplate jdbc;

    RowCopy(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Begins to write to a table.
     *
     * @param table with its columns, {@code t (a, b)}
     */
    public Rows into(String table) {
        return new Rows("COPY " + table + " FROM STDIN");
    }

    /** Rows to be written to a table. */
    public final class Rows {

        private final List<InputStream> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final String sql;

        private Rows(String sql) {
            this.sql = sql;
        }

        /**
         * Adds a row.
         *
         * @param values in the order of the columns; {@code byte[]}, or a value whose text the column accepts
         */
        public void add(@Nullable Object... values) {
            for (int i = 0; i < values.length; i++) {
                text.append(i == 0 ? "" : "\t");
                append(values[i]);
            }
            text.append('\n');
            if (text.length() >= CHARACTERS_OF_PART) {
                endPart();
            }
        }

        private void endPart() {
            parts.add(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
            text.setLength(0);
        }

        private void append(@Nullable Object value) {
            if (value == null) {
                text.append("\\N");
            } else if (value instanceof byte[] bytes) {
                text.append("\\\\x");
                for (byte b : bytes) {
                    text.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
                }
            } else {
                escape(value.toString());
            }
        }

        private void escape(String value) {
            int copied = 0;
            for (int i = 0; i < value.length(); i++) {
                String escaped = switch (value.charAt(i)) {
                    case '\\' -> "\\\\";
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\\t";
                    default -> null;
                };
                if (escaped != null) {
                    text.append(value, copied, i).append(escaped);
                    copied = i + 1;
                }
            }
            text.append(copied == 0 ? value : value.substring(copied));
        }

        /** Writes the rows within the current transaction. */
        public void write() {
            if (!text.isEmpty()) {
                endPart();
            }
            if (!parts.isEmpty()) {
                jdbc.execute((ConnectionCallback<Long>) connection -> {
                    try {
                        return connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn(sql, new SequenceInputStream(Collections.enumeration(parts)));
                    } catch (IOException e) {
                        throw new DataAccessResourceFailureException(
                                String.format(Locale.ROOT, "The connection to PostgreSQL was lost during %s", sql), e);
                    }
                });
            }
        }
    }
}
