package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.problem.ProblemException;
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
 * The place of an entry on a board, whether or not somebody has it now. In an address it is opaque; whoever changes it gets
 * another place of the board, or a problem.
 */
record Cursor(String board, Selection selection, long score, String playerId) {

    private static final String VERSION = "1";

    // No id, label or number has one.
    private static final String SEPARATOR = "\n";

    /** Of the last entry of a page; null if nobody comes after it. */
    static @Nullable String after(Ranking ranking, BoardPage page) {
        if (!page.more() || page.entries().isEmpty()) {
            return null;
        }
        BoardEntry last = page.entries().get(page.entries().size() - 1);
        return new Cursor(ranking.board(), selection(ranking), last.score(), last.playerId()).text();
    }

    private static Selection selection(Ranking ranking) {
        return new Selection(
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
                playerId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #after} gave for {@code board}.
     *
     * @param selection what the caller asks for beside it, which must not be anything else
     * @throws ProblemException 400 for one of another board or selection, and for anything else
     */
    static Cursor read(String text, String board, Selection selection) {
        Cursor cursor = read(text);
        if (!cursor.board.equals(board) || !selection.agreesWith(cursor.selection)) {
            throw wrong("is of another leaderboard, window, period or season");
        }
        return cursor;
    }

    private static Cursor read(String text) {
        try {
            List<String> parts = List.of(decode(text).split(SEPARATOR, -1));
            if (parts.size() == 7 && parts.get(0).equals(VERSION)) {
                return new Cursor(
                        parts.get(1),
                        new Selection(parts.get(2), parts.get(3), parts.get(4)),
                        Long.parseLong(parts.get(5)),
                        parts.get(6));
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
