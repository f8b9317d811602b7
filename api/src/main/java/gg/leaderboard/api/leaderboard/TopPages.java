package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.answer.Answer;
import gg.leaderboard.api.answer.Answers;
import gg.leaderboard.api.answer.Envelope;
import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.standings.board.Ranking;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The best players of a board: the first page, one that a cursor leads to, or a chosen few. */
@Component
class TopPages {

    private final Boards boards;
    private final PageReader pages;
    private final RecentPages recent;
    private final PastReader past;
    private final Answers answers;

    TopPages(Boards boards, PageReader pages, RecentPages recent, PastReader past, Answers answers) {
        this.boards = boards;
        this.pages = pages;
        this.recent = recent;
        this.past = past;
        this.answers = answers;
    }

    /**
     * The page that was asked for.
     *
     * @param limit as written in the address
     * @param cursor empty for the first page
     * @param players whom to look for; null for everybody
     * @throws ProblemException 400 that names the parameter, or 404 for an unknown board or season
     */
    Answer<Envelope<Page>> find(
            String board, Selection selection, String limit, String cursor, @Nullable List<String> players) {
        int entries = Limits.entries("limit", limit);
        if (players != null) {
            return among(boards.ranking(board, selection), cursor, players);
        }
        return cursor.isEmpty()
                ? first(boards.ranking(board, selection), entries)
                : after(Cursor.read(cursor, board, selection), entries);
    }

    /**
     * The page as it was at some moment.
     *
     * @param at as written in the address
     * @throws ProblemException as {@link #find}, 409 for a moment that the archive has not reached, or 503
     */
    Answer<Envelope<Page>> past(
            String board, String at, Selection selection, String limit, String cursor, @Nullable List<String> players) {
        int entries = Limits.entries("limit", limit);
        if (!cursor.isEmpty()) {
            throw ProblemException.badRequest("cursor cannot be used with at; range can read further.")
                    .with("parameter", "cursor");
        }
        return players == null
                ? past.range(board, at, selection, 0, entries - 1L)
                : past.among(board, at, selection, chosen(players));
    }

    private Answer<Envelope<Page>> first(Ranking ranking, int limit) {
        return limit > RecentPages.MOST_ENTRIES
                ? read(ranking, limit)
                : recent.get(ranking, limit, () -> read(ranking, limit));
    }

    private Answer<Envelope<Page>> read(Ranking ranking, int limit) {
        return answers.enveloped(() -> pages.top(ranking, limit), Page::next);
    }

    private Answer<Envelope<Page>> after(Cursor cursor, int limit) {
        Ranking ranking = boards.ranking(cursor.board(), cursor.selection());
        return answers.enveloped(() -> pages.after(ranking, cursor, limit), Page::next);
    }

    private Answer<Envelope<Page>> among(Ranking ranking, String cursor, List<String> players) {
        List<String> ids = chosen(players);
        if (!cursor.isEmpty()) {
            throw ProblemException.badRequest("cursor cannot be used with players, who are all on one page.")
                    .with("parameter", "cursor");
        }
        return answers.enveloped(() -> pages.among(ranking, ids));
    }

    private static List<String> chosen(List<String> players) {
        List<String> ids = players.stream().filter(id -> !id.isEmpty()).toList();
        if (ids.isEmpty() || ids.size() > Limits.MAX_ENTRIES) {
            throw ProblemException.badRequest(
                            "players must name 1 to " + Limits.MAX_ENTRIES + " players; named " + ids.size() + ".")
                    .with("parameter", "players");
        }
        return ids;
    }
}
