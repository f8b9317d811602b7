package gg.leaderboard.api.event;

import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.events.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class EventController {

    private final EventLog log;
    private final InstantSource time;

    EventController(EventLog log, InstantSource time) {
        this.log = log;
        this.time = time;
    }

    @PostMapping(path = "/api/v1/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<EventAccepted> accept(InputStream body) {
        OutgoingEvent event = OutgoingEvent.of(read(body), time.instant());
        return log.append(event).thenApply(confirmed -> EventAccepted.of(event));
    }

    // One byte more than is allowed tells that there is more; the rest is not worth the memory.
    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(Rules.MAX_BYTES + 1);
        } catch (IOException e) {
            throw ProblemException.badRequest("The body could not be read: " + e.getMessage());
        }
    }
}
