package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.past.BoardQueryResolver;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParameters;
import gg.leaderboard.web.archive.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ArchiveVerifyController {

    private final BoardQueryResolver boards;
    private final Verifier verifier;

    ArchiveVerifyController(BoardQueryResolver boards, Verifier verifier) {
        this.boards = boards;
        this.verifier = verifier;
    }

    /** Verifies all seasons, windows and periods that match the parameters. */
    @GetMapping("/api/v1/leaderboards/{board}/verify")
    Verification verify(@PathVariable String board, SelectionParameters selection) {
        if (!BuiltInBoards.contains(board)) {
            boards.history(board);
        }
        String window = selection.window() == null
                ? null
                : boards.window(selection.window()).label();
        Verification verification = verifier.verify(
                board,
                part -> matches(window, part.window())
                        && matches(selection.period(), part.period())
                        && matches(selection.season(), part.season()));
        if (verification.parts().isEmpty() && !(selection.period() == null && selection.season() == null)) {
            throw nothingToCompare(verification, selection);
        }
        return verification;
    }

    private static boolean matches(@Nullable Object wanted, Object actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static ProblemException nothingToCompare(Verification verification, SelectionParameters selection) {
        String part = (selection.season() == null ? "" : " in season " + selection.season())
                + (selection.period() == null ? "" : " in the period " + selection.period());
        return ProblemException.notFound(
                "There is nothing to compare for the leaderboard " + Rules.quote(verification.board()) + part
                        + (verification.expired().isEmpty()
                                ? ": neither the standings nor the archive contain it."
                                : ": the standings have deleted it."));
    }
}
