package gg.leaderboard.archive.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.archive.past.BoardQueryResolver;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.archive.store.FoldGenerations;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardSeason;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.NumberParameter;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParameters;
import gg.leaderboard.web.SelectionParser;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The archive's current standings, to compare with those in Redis. */
@RestController
class ArchiveStandingsController {

    private final CurrentStandings standings;
    private final DefinitionsByGeneration boards;
    private final FoldGenerations generations;
    private final BoardQueryResolver pastBoards;
    private final String store;
    private final Clock clock;

    ArchiveStandingsController(
            CurrentStandings standings,
            DefinitionsByGeneration boards,
            FoldGenerations generations,
            BoardQueryResolver pastBoards,
            ArchiveProperties properties,
            Clock clock) {
        this.standings = standings;
        this.boards = boards;
        this.generations = generations;
        this.pastBoards = pastBoards;
        this.store = properties.standingsStore().label();
        this.clock = clock;
    }

    /** The first {@code limit} players; by default of the current season and period. */
    @GetMapping("/api/v1/admin/standings/{board}")
    Envelope<Standings> top(@PathVariable String board, SelectionParameters selection, @NumberParameter int limit) {
        Board known = board(board);
        Window window = pastBoards.window(selection.windowLabel());
        Period period = SelectionParser.period(window, selection.period(), known.zone, clock.instant());
        BoardPeriod asked = BoardPeriod.of(board, Objects.requireNonNullElse(selection.season(), known.season), period);
        return Envelope.of(new Standings(
                board,
                asked.season(),
                asked.window(),
                asked.period(),
                store,
                standings.top(asked, known.order, limit)));
    }

    private Board board(String id) {
        if (BuiltInBoards.contains(id)) {
            return new Board(SortOrder.DESC, ZoneOffset.UTC, 1);
        }
        BoardHistory history = boards.forGeneration(
                        generations.stamp(FoldName.LEADERBOARDS).generation())
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("There is no leaderboard " + Rules.quote(id) + "."));
        BoardDefinition latest =
                history.versions().get(history.versions().size() - 1).definition();
        return new Board(
                latest.sortOrder(),
                latest.timeZone(),
                history.currentSeason().map(BoardSeason::season).orElse(1L));
    }

    private record Board(SortOrder order, ZoneId zone, long season) {}

    /**
     * @param period its label; empty for all time
     * @param store {@code postgres} or {@code cassandra}
     */
    record Standings(
            @JsonProperty("leaderboard_id") String board,
            long season,
            String window,
            String period,
            String store,
            List<BoardEntry> entries) {}
}
