package gg.leaderboard.api.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.board.GameLimit;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.leaderboard.DefinitionCache;
import gg.leaderboard.api.limit.SubmitLimits;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.web.RequestBodyReader;
import gg.leaderboard.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class EventController {

    private final EventWriter writes;
    private final GameLimit games;
    private final DefinitionCache boards;
    private final SubmitLimits limits;
    private final CountedScores counted;
    private final InstantSource time;

    EventController(
            EventWriter writes,
            GameLimit games,
            DefinitionCache boards,
            SubmitLimits limits,
            CountedScores counted,
            InstantSource time) {
        this.writes = writes;
        this.games = games;
        this.boards = boards;
        this.limits = limits;
        this.counted = counted;
        this.time = time;
    }

    @Operation(
            tags = "Events",
            summary = "Send a game event",
            description = "Returns when Kafka has confirmed the event. If the event names a leaderboard, the call"
                    + " returns when the leaderboard has accepted or rejected it, or after two seconds. After a 503"
                    + " the outcome is unknown. Send the event again with the event_id of the response; it counts"
                    + " once. CloudEvents are accepted in both modes: with the headers ce-source, ce-id, ce-type and"
                    + " ce-time, or with the media type application/cloudevents+json.")
    @RequestBodySchema("Event")
    @ProblemResponses(HttpStatus.CONFLICT)
    @PostMapping(
            path = "/api/v1/events",
            consumes = {MediaType.APPLICATION_JSON_VALUE, EventRequestReader.CLOUD_EVENT})
    CompletableFuture<EventAccepted> sendEvent(
            HttpServletRequest request,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) Caller caller) {
        byte[] bytes = RequestBodyReader.read(body, Rules.MAX_BYTES);
        OutgoingEvent event = OutgoingEvent.of(EventRequestReader.read(request, bytes), caller, time.instant());
        WriteAccess.check(caller, event.event());
        games.check(event.event());
        limit(event.event());
        return writes.write(List.of(event), namesBoard(event.event())).thenApply(written -> {
            written.requireCounted(0, event, "The event was not counted: its leaderboard does not accept it.");
            return EventAccepted.of(event);
        });
    }

    private void limit(GameEvent event) {
        if (event instanceof ScoreSubmitted score) {
            boards.all()
                    .live(score.leaderboardId())
                    .flatMap(BoardHistory::current)
                    .filter(board -> board.submitLimit() != null
                            && counted.idsOf(List.of(score)).isEmpty())
                    .ifPresent(board -> limits.take(board, score.playerId()));
        }
    }

    // Only these events can be rejected later. For all others the validation here is final.
    private static boolean namesBoard(GameEvent event) {
        return event instanceof ScoreSubmitted
                || (event instanceof PlayerRemoved removed && removed.leaderboardId() != null);
    }

    /** Kafka has confirmed the event. */
    record EventAccepted(
            boolean success,
            String status,
            @JsonProperty("event_id") String eventId) {

        static EventAccepted of(OutgoingEvent event) {
            return new EventAccepted(true, "success", event.id());
        }
    }
}
