package gg.leaderboard.api.leaderboard;

import gg.leaderboard.web.archive.PastPage;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Ranking;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of an entry on a board, whether or not somebody has it now. In an address it is opaque; a changed one leads to
 * another place of the board, or to a problem.
 *
 * @param at the moment whose board it is, as the caller wrote it; null for the current one
 */
record Cursor(
        String board,
        SelectionParameters selection,
        long score,
        String playerId,
        @Nullable String at) {

    private static final String VERSION = "2";

    // No id, label or number has one.
    private static final String SEPARATOR = "\n";

    /** Of the last entry of a page; null if nobody comes after it. */
    static @Nullable String after(Ranking ranking, BoardPage page) {
        if (!page.more() || page.entries().isEmpty()) {
            return null;
        }
        BoardEntry last = page.entries().get(page.entries().size() - 1);
        return new Cursor(ranking.board(), selection(ranking), last.score(), last.playerId(), null).text();
    }

    /** As {@link #after(Ranking, BoardPage)}, of a page of the past. */
    static @Nullable String after(String board, String at, PastPage page) {
        if (!page.more() || page.entries().isEmpty()) {
            return null;
        }
        BoardEntry last = page.entries().get(page.entries().size() - 1);
        SelectionParameters selection =
                new SelectionParameters(page.window(), page.period(), String.valueOf(page.season()));
        return new Cursor(board, selection, last.score(), last.playerId(), at).text();
    }

    private static SelectionParameters selection(Ranking ranking) {
        return new SelectionParameters(
                ranking.period().window().label(), ranking.period().label(), String.valueOf(ranking.season()));
    }

    private String text() {
        String plain = String.join(
                SEPARATOR,
                VERSION,
                board,
                Objects.requireNonNullElse(selection.window(), ""),
                Objects.requireNonNullElse(selection.period(), ""),
                Objects.requireNonNullElse(selection.season(), ""),
                String.valueOf(score),
                playerId,
                Objects.requireNonNullElse(at, ""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@code after} gave for {@code board}.
     *
     * @param selection what the caller asks for beside it, which must not be anything else
     * @param at as {@code selection}
     * @throws ProblemException 400 for one of another board or selection, and for anything else
     */
    static Cursor read(String text, String board, SelectionParameters selection, @Nullable String at) {
        Cursor cursor = read(text);
        if (!cursor.board.equals(board)
                || !selection.matches(cursor.selection)
                || (at != null && !at.equals(cursor.at))) {
            throw wrong("is of another leaderboard, window, period, season or moment");
        }
        return cursor;
    }

    private static Cursor read(String text) {
        try {
            List<String> parts = List.of(decode(text).split(SEPARATOR, -1));
            if (parts.size() == 8 && parts.get(0).equals(VERSION)) {
                return new Cursor(
                        parts.get(1),
                        new SelectionParameters(parts.get(2), parts.get(3), parts.get(4)),
                        Long.parseLong(parts.get(5)),
                        parts.get(6),
                        parts.get(7).isEmpty() ? null : parts.get(7));
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // As for any other text that we did not make.
        }
        throw wrong("must be the next of an earlier answer");
    }

    private static String decode(String text) throws CharacterCodingException {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static ProblemException wrong(String what) {
        return ProblemException.badRequest("cursor " + what + ".").with("parameter", "cursor");
    }
}
