package gg.leaderboard.api.console;

import gg.leaderboard.web.Envelope;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OverviewController {

    private final OverviewWatch watch;

    OverviewController(OverviewWatch watch) {
        this.watch = watch;
    }

    @Operation(
            tags = "Console",
            summary = "Get the state of the installation",
            description =
                    "Sources, topics, groups, folds, processors, stores and problems, as this api sees them. It is"
                            + " computed once a second while somebody asks. While Kafka or Redis is unavailable, it contains the"
                            + " last known state. `history` is the last hour, at most 360 points; it begins when the api starts.")
    @GetMapping(path = "/api/v1/admin/kafka/overview", produces = MediaType.APPLICATION_JSON_VALUE)
    Envelope<Overview> kafkaOverview() {
        return Envelope.of(watch.overview());
    }
}
