package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.docs.AtParameter;
import gg.leaderboard.api.docs.BoardIdParameter;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.NumberParameter;
import gg.leaderboard.web.NumberParameters;
import gg.leaderboard.web.SelectionParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads one board in any window, period and season. */
@RestController
@RequestMapping(path = "/api/v1/leaderboards/{leaderboard_id}", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiStandingsController {

    private static final String STANDINGS = "Standings";
    private static final String ID = "leaderboard_id";

    private final StandingsReader standings;
    private final TopPageService tops;
    private final SeasonReader seasons;
    private final ReadResponses answers;

    ApiStandingsController(
            StandingsReader standings, TopPageService tops, SeasonReader seasons, ReadResponses answers) {
        this.standings = standings;
        this.tops = tops;
        this.seasons = seasons;
        this.answers = answers;
    }

    @Operation(
            tags = STANDINGS,
            summary = "List the best players of a board, or compare given players",
            description = "`next` is the cursor of the next page. Following it neither skips nor repeats a player whose"
                    + " score does not change. The cursor keeps the window, period, season and time of the first page."
                    + " With `players`, the response is one page with only these players.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/top")
    ReadResponse<StandingsPage> topPlayers(
            @BoardIdParameter @PathVariable(ID) String board,
            @ParameterObject SelectionParameters selection,
            @NumberParameter int limit,
            @Parameter(description = "`next` of the previous page.") @RequestParam(defaultValue = "") String cursor,
            @Parameter(
                            description =
                                    "Ids of up to 1000 players, as one comma-separated list or as repeated parameters."
                                            + " A repeated parameter takes each id as it is: `players=a%2Cb&players=`"
                                            + " selects the one player `a,b`. Each player has a `rank_among` in"
                                            + " addition to the rank on the whole board. Players without a rank are in"
                                            + " `missing`.")
                    @RequestParam(required = false)
                    List<String> players,
            @AtParameter @RequestParam(required = false) @Nullable String at) {
        return tops.find(new BoardRequest(board, selection, at), limit, cursor, players);
    }

    @Operation(
            tags = STANDINGS,
            summary = "List the players in a range of positions",
            description = "Returns at most 1000 players. `next` is a cursor for `top`.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/range")
    ReadResponse<StandingsPage> playerRange(
            @BoardIdParameter @PathVariable(ID) String board,
            @ParameterObject SelectionParameters selection,
            @NumberParameter(
                            value = "The first position. The best player has position 0",
                            min = 0,
                            max = NumberParameters.MAX_POSITION,
                            defaultValue = 0)
                    long start,
            @Parameter(
                            description = "The last position, inclusive.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0", defaultValue = "10"))
                    @RequestParam(defaultValue = "10")
                    String end,
            @AtParameter @RequestParam(required = false) @Nullable String at) {
        // The range of end depends on start.
        long last = NumberParameters.parse("end", end, start, start + NumberParameters.MAX_ENTRIES - 1);
        return standings.range(new BoardRequest(board, selection, at), start, last);
    }

    @Operation(
            tags = STANDINGS,
            summary = "Get a player and their neighbours",
            description = "Near an end of the board, the page is filled with players from the other side.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/around/{player_id}")
    ReadResponse<StandingsPage> playersAround(
            @BoardIdParameter @PathVariable(ID) String board,
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @ParameterObject SelectionParameters selection,
            @NumberParameter(
                            value = "Number of players on each side",
                            min = 0,
                            max = (NumberParameters.MAX_ENTRIES - 1) / 2,
                            defaultValue = 5)
                    int range,
            @AtParameter @RequestParam(required = false) @Nullable String at) {
        return standings.around(new BoardRequest(board, selection, at), player, range);
    }

    @Operation(
            tags = STANDINGS,
            summary = "Get a player's score and rank on a board",
            description = "`top_percent` is rounded up and `percentile` down, to one decimal. No player is in the top"
                    + " 0.0 %, and no player is better than 100 %.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/player/{player_id}")
    ReadResponse<Envelope<PlayerStanding>> playerStanding(
            @BoardIdParameter @PathVariable(ID) String board,
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @ParameterObject SelectionParameters selection,
            @AtParameter @RequestParam(required = false) @Nullable String at) {
        return standings.player(new BoardRequest(board, selection, at), player);
    }

    @Operation(tags = STANDINGS, summary = "Get a board's number of players, best score and worst score")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/stats")
    ReadResponse<Envelope<ScoreStats>> boardStats(
            @BoardIdParameter @PathVariable(ID) String board, @ParameterObject SelectionParameters selection) {
        return standings.stats(new BoardRequest(board, selection, null));
    }

    @Operation(
            tags = STANDINGS,
            summary = "Get the distribution of a board's scores",
            description =
                    "Buckets are ordered from the lowest score to the highest. Both bounds of a bucket are inclusive.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/histogram")
    ReadResponse<Envelope<ScoreHistogram>> scoreHistogram(
            @BoardIdParameter @PathVariable(ID) String board,
            @ParameterObject SelectionParameters selection,
            @NumberParameter(value = "Number of buckets, or fewer if there are fewer different scores", max = 100)
                    int buckets) {
        return standings.histogram(new BoardRequest(board, selection, null), buckets);
    }

    @Operation(tags = STANDINGS, summary = "List the readable seasons of a board, newest first")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/seasons")
    ReadResponse<Envelope<SeasonList>> boardSeasons(
            @BoardIdParameter @PathVariable(ID) String board, @NumberParameter int limit) {
        return answers.enveloped(() -> seasons.seasons(board, limit));
    }
}
