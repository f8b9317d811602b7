package gg.leaderboard.api.event;

import gg.leaderboard.api.docs.CanFail;
import gg.leaderboard.api.docs.Takes;
import gg.leaderboard.api.limit.GameLimit;
import gg.leaderboard.events.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

    private final EventLog log;
    private final GameLimit games;
    private final InstantSource time;

    EventController(EventLog log, GameLimit games, InstantSource time) {
        this.log = log;
        this.games = games;
        this.time = time;
    }

    @Operation(
            tags = "Events",
            summary = "Send a game event",
            description =
                    "Answers when Kafka has confirmed it. After a 503 the outcome is unknown: send the event again"
                            + " with the event_id of the answer, and it counts once.")
    @Takes("Event")
    @CanFail({
        HttpStatus.BAD_REQUEST,
        HttpStatus.CONFLICT,
        HttpStatus.CONTENT_TOO_LARGE,
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        HttpStatus.SERVICE_UNAVAILABLE
    })
    @PostMapping(path = "/api/v1/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<EventAccepted> sendEvent(@Parameter(hidden = true) InputStream body) {
        OutgoingEvent event = OutgoingEvent.of(Body.read(body, Rules.MAX_BYTES), time.instant());
        games.check(event.event());
        return log.append(List.of(event)).thenApply(confirmed -> EventAccepted.of(event));
    }
}
