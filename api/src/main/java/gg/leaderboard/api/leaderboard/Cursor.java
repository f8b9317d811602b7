package gg.leaderboard.api.leaderboard;

import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParameters;
import gg.leaderboard.web.SelectionParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A position on a board, whether or not an entry has it now. In a URL it is opaque. A changed cursor leads to another
 * position of the board or to a problem.
 */
record Cursor(BoardRequest request, long score, String playerId) {

    private static final String VERSION = "2";

    // No id, label or number contains a line break.
    private static final String SEPARATOR = "\n";

    /** The cursor after the last entry of a page; null if no entry follows it. */
    static @Nullable String after(BoardRequest part, BoardPage page) {
        if (!page.more() || page.entries().isEmpty()) {
            return null;
        }
        BoardEntry last = page.entries().get(page.entries().size() - 1);
        return new Cursor(part, last.score(), last.playerId()).text();
    }

    private String text() {
        SelectionParameters selection = request.selection();
        String plain = String.join(
                SEPARATOR,
                VERSION,
                request.board(),
                Objects.requireNonNullElse(selection.window(), ""),
                Objects.requireNonNullElse(selection.period(), ""),
                selection.season() == null ? "" : selection.season().toString(),
                String.valueOf(score),
                playerId,
                Objects.requireNonNullElse(request.at(), ""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Parses a cursor that {@code after} has created.
     *
     * @param request the request that contains the cursor; it must match the cursor
     * @throws ProblemException 400 for a cursor of another board, part or moment, and for any other text
     */
    static Cursor read(String text, BoardRequest request) {
        Cursor cursor = read(text);
        BoardRequest known = cursor.request;
        if (!known.board().equals(request.board())
                || !request.selection().matches(known.selection())
                || (request.at() != null && !request.at().equals(known.at()))) {
            throw wrong("belongs to another leaderboard, window, period, season or time");
        }
        return cursor;
    }

    private static Cursor read(String text) {
        try {
            List<String> parts = List.of(decode(text).split(SEPARATOR, -1));
            if (parts.size() == 8 && parts.get(0).equals(VERSION)) {
                Long season = parts.get(4).isEmpty() ? null : SelectionParser.season(parts.get(4));
                SelectionParameters selection = new SelectionParameters(parts.get(2), parts.get(3), season);
                String at = parts.get(7).isEmpty() ? null : parts.get(7);
                return new Cursor(
                        new BoardRequest(parts.get(1), selection, at), Long.parseLong(parts.get(5)), parts.get(6));
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Handled like any other invalid text.
        }
        throw wrong("must be the next of an earlier response");
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
