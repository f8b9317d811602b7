package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.docs.AtParameter;
import gg.leaderboard.api.docs.BoardIdParameter;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.NumberParameters;
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
            summary = "The best players of a board, page by page, or how some players stand among each other",
            description =
                    "`next` is the cursor of the page that follows. Going on by it neither skips nor repeats a player"
                            + " whose score does not change meanwhile. It keeps to the window, period, season and moment that it"
                            + " began with. With `players` there is one page of these players alone.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE
    })
    @GetMapping("/top")
    ReadResponse<StandingsPage> topPlayers(
            @BoardIdParameter @PathVariable(ID) String board,
            @ParameterObject SelectionParameters selection,
            @NumberParameter int limit,
            @Parameter(description = "`next` of the page before.") @RequestParam(defaultValue = "") String cursor,
            @Parameter(
                            description =
                                    "Ids of up to 1000 players: one list with commas between, or the parameter repeated, which"
                                            + " takes each id as it is. `players=a%2Cb&players=` asks for the one player"
                                            + " `a,b`. They get a `rank_among` beside their rank on the whole board; those"
                                            + " without a rank are `missing`.")
                    @RequestParam(required = false)
                    List<String> players,
            @AtParameter @RequestParam(required = false) @Nullable String at) {
        return tops.find(new BoardRequest(board, selection, at), limit, cursor, players);
    }

    @Operation(
            tags = STANDINGS,
            summary = "The players at some positions of a board",
            description = "At most 1000. `next` is a cursor for `top`.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE
    })
    @GetMapping("/range")
    ReadResponse<StandingsPage> playerRange(
            @BoardIdParameter @PathVariable(ID) String board,
            @ParameterObject SelectionParameters selection,
            @NumberParameter(
                            value = "The first position; the best player has 0",
                            min = 0,
                            max = NumberParameters.MAX_POSITION,
                            defaultValue = 0)
                    long start,
            @Parameter(
                            description = "The last position, included.",
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
            summary = "A player with her neighbours",
            description = "At an end of the board more of them are on the other side, so that the page is full.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE
    })
    @GetMapping("/around/{player_id}")
    ReadResponse<StandingsPage> playersAround(
            @BoardIdParameter @PathVariable(ID) String board,
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @ParameterObject SelectionParameters selection,
            @NumberParameter(value = "How many on each side", min = 0, max = 499, defaultValue = 5) int range,
            @AtParameter @RequestParam(required = false) @Nullable String at) {
        return standings.around(new BoardRequest(board, selection, at), player, range);
    }

    @Operation(
            tags = STANDINGS,
            summary = "How a player stands on a board",
            description =
                    "`top_percent` is rounded up and `percentile` down, to one decimal: nobody is in the top 0.0 %, and"
                            + " nobody is better than 100 %.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE
    })
    @GetMapping("/player/{player_id}")
    ReadResponse<Envelope<PlayerStanding>> playerStanding(
            @BoardIdParameter @PathVariable(ID) String board,
            @Parameter(example = "p1") @PathVariable("player_id") String player,
            @ParameterObject SelectionParameters selection,
            @AtParameter @RequestParam(required = false) @Nullable String at) {
        return standings.player(new BoardRequest(board, selection, at), player);
    }

    @Operation(tags = STANDINGS, summary = "How many players a board has, and its best and worst score")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/stats")
    ReadResponse<Envelope<ScoreStats>> boardStats(
            @BoardIdParameter @PathVariable(ID) String board, @ParameterObject SelectionParameters selection) {
        return standings.stats(new BoardRequest(board, selection, null));
    }

    @Operation(
            tags = STANDINGS,
            summary = "How the scores of a board are spread",
            description = "From the lowest score to the highest; both ends of a bucket belong to it.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/histogram")
    ReadResponse<Envelope<ScoreHistogram>> scoreHistogram(
            @BoardIdParameter @PathVariable(ID) String board,
            @ParameterObject SelectionParameters selection,
            @NumberParameter(value = "How many; fewer where there are not as many different scores", max = 100)
                    int buckets) {
        return standings.histogram(new BoardRequest(board, selection, null), buckets);
    }

    @Operation(tags = STANDINGS, summary = "The seasons of a board that can be read, the newest first")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/seasons")
    ReadResponse<Envelope<SeasonList>> boardSeasons(
            @BoardIdParameter @PathVariable(ID) String board, @NumberParameter int limit) {
        return answers.enveloped(() -> seasons.seasons(board, limit));
    }
}
