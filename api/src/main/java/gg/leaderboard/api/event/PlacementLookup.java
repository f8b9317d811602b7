package gg.leaderboard.api.event;

import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.PlayerBoardReader;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Reads the placements of players after their scores are counted. */
@Component
class PlacementLookup {

    private static final Logger LOG = LoggerFactory.getLogger(PlacementLookup.class);
    private static final int AT_ONCE = 200;

    private final BoardReader reader;
    private final PlayerBoardReader playerBoards;
    private final BoardCatalog boards;

    PlacementLookup(BoardReader reader, PlayerBoardReader playerBoards, BoardCatalog boards) {
        this.reader = reader;
        this.playerBoards = playerBoards;
        this.boards = boards;
    }

    /**
     * Returns the player's current placement for each submission. A placement is missing if the board cannot be read now, or if
     * the standings have lost or deleted the board or the entry since they counted the score.
     */
    Map<ScoreSubmission, Placement> findAll(List<ScoreSubmission> submissions) {
        Map<ScoreSubmission, Placement> places = new HashMap<>();
        submissions.stream()
                .collect(Collectors.groupingBy(ScoreSubmission::board))
                .forEach((board, there) -> {
                    Set<String> players =
                            there.stream().map(ScoreSubmission::player).collect(Collectors.toSet());
                    Map<String, Placement> found = find(board, players);
                    there.stream()
                            .filter(submission -> found.containsKey(submission.player()))
                            .forEach(submission -> places.put(submission, found.get(submission.player())));
                });
        return places;
    }

    private Map<String, Placement> find(String board, Set<String> players) {
        Map<String, Placement> found = new HashMap<>();
        try {
            Ranking ranking = boards.current(board, Window.ALLTIME);
            if (players.size() > 1) {
                addRanked(found, ranking, new ArrayList<>(players));
            }
            Set<String> others = new HashSet<>(players);
            others.removeAll(found.keySet());
            others.forEach(player -> find(ranking, player).ifPresent(place -> found.put(player, place)));
        } catch (ProblemException | DataAccessException e) {
            LOG.debug("Cannot read placements on {}", board, e);
        }
        return found;
    }

    private Optional<Placement> find(Ranking ranking, String player) {
        return reader.standing(ranking, player)
                .map(s -> new Placement(s.score(), s.rank()))
                .or(() -> unseen(ranking.board(), player));
    }

    // A hidden player keeps the score. A score may also belong to a season that has just ended.
    private Optional<Placement> unseen(String board, String player) {
        return playerBoards.contains(board, player) ? Optional.of(Placement.UNKNOWN) : Optional.empty();
    }

    private void addRanked(Map<String, Placement> found, Ranking ranking, List<String> players) {
        for (int start = 0; start < players.size(); start += AT_ONCE) {
            reader.among(ranking, players.subList(start, Math.min(players.size(), start + AT_ONCE)))
                    .entries()
                    .forEach(e -> found.put(e.playerId(), new Placement(e.score(), e.rank())));
        }
    }

    /**
     * A player's placement on a board.
     *
     * @param there whether the board has, or may have, a score of the player
     * @param score null for a hidden player, and if the caller may not read the board
     * @param rank null if {@code score} is null, and below the last readable rank of the board
     * @param letter the id of the score's dead letter; null unless the score was rejected
     * @param violation of a bound, because of which the score does not count; null for none
     */
    record Placement(
            boolean there,
            @Nullable Long score,
            @Nullable Long rank,
            @Nullable String letter,
            @Nullable Violation violation) {
        static final Placement UNKNOWN = new Placement(true, null, null, null, null);

        Placement(@Nullable Long score, @Nullable Long rank) {
            this(true, score, rank, null, null);
        }

        /** This placement without score and rank. */
        Placement hidden() {
            return new Placement(there, null, null, letter, violation);
        }

        /** The placement of a score that does not count: it became a dead letter or violates a bound; null if it counts. */
        static @Nullable Placement refusal(WriteResult written, int index) {
            Violation violation = written.violation(index);
            if (written.isRejected(index)) {
                return new Placement(false, null, null, written.deadLetterId(index), null);
            }
            return violation != null && violation.action() == OnViolation.REJECT
                    ? new Placement(false, null, null, null, violation)
                    : null;
        }

        /** This placement, for a score that does not count until a moderator accepts it. */
        Placement quarantined(Violation violation) {
            return new Placement(true, score, rank, null, violation);
        }

        /** The bound that the score violates; null for none. */
        @Nullable String rule() {
            return violation == null ? null : violation.bound().label();
        }

        /** The reason why there is no placement. */
        String missingReason(ScoreSubmission submission) {
            if (violation != null) {
                return "The score " + submission.score().score() + " violates the bound "
                        + violation.bound().label() + " of the leaderboard " + Rules.quote(submission.board())
                        + ". It does not count.";
            }
            return "The leaderboard " + Rules.quote(submission.board())
                    + " rejected the score: it was deleted or changed, or was not in force yet when the score was logged."
                    + (letter == null ? "" : " The score is the dead letter " + Rules.quote(letter) + ".");
        }
    }
}
