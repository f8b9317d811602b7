package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.past.BoardQueryResolver;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParser;
import gg.leaderboard.web.archive.Verification;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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
    Verification verify(
            @PathVariable String board,
            @RequestParam(defaultValue = "") String window,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String season) {
        if (!BuiltInBoards.contains(board)) {
            boards.history(board);
        }
        Verification verification =
                verifier.verify(board, ofWindow(window).and(ofPeriod(period)).and(ofSeason(season)));
        if (verification.parts().isEmpty() && !(period.isEmpty() && season.isEmpty())) {
            throw nothingToCompare(verification, period, season);
        }
        return verification;
    }

    private static ProblemException nothingToCompare(Verification verification, String period, String season) {
        String part =
                (season.isEmpty() ? "" : " in season " + season) + (period.isEmpty() ? "" : " in the period " + period);
        return ProblemException.notFound(
                "There is nothing to compare for the leaderboard " + Rules.quote(verification.board()) + part
                        + (verification.expired().isEmpty()
                                ? ": neither the standings nor the archive contain it."
                                : ": the standings have deleted it."));
    }

    private Predicate<BoardPeriod> ofWindow(String window) {
        return filter(window, text -> boards.window(text).label(), BoardPeriod::window);
    }

    private static Predicate<BoardPeriod> ofPeriod(String period) {
        return filter(period, text -> text, BoardPeriod::period);
    }

    private static Predicate<BoardPeriod> ofSeason(String season) {
        return filter(season, text -> Objects.requireNonNull(SelectionParser.season(text)), BoardPeriod::season);
    }

    private static <T> Predicate<BoardPeriod> filter(
            String text, Function<String, T> read, Function<BoardPeriod, T> of) {
        if (text.isEmpty()) {
            return part -> true;
        }
        T wanted = read.apply(text);
        return part -> of.apply(part).equals(wanted);
    }
}
