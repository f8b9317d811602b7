package gg.leaderboard.api.health;

import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import gg.leaderboard.web.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class HealthController {

    private static final String OPERATION = "Operation";

    private final Dependencies dependencies;
    private final Readiness readiness;

    HealthController(Dependencies dependencies, Readiness readiness) {
        this.dependencies = dependencies;
        this.readiness = readiness;
    }

    @Operation(tags = OPERATION, summary = "Check liveness", description = "`/health/live` returns the same.")
    @GetMapping("/health")
    Success<Status> health() {
        return Success.status("healthy");
    }

    @Hidden
    @GetMapping("/health/live")
    Success<Status> live() {
        return health();
    }

    @Operation(
            tags = OPERATION,
            summary = "Check whether scores that are submitted now will be counted",
            description = "A 503 lists the reasons in `reasons` and the unavailable servers in `away`. `/health/ready`"
                    + " returns the same.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping("/ready")
    Success<Status> ready() {
        List<String> reasons = readiness.reasons();
        if (reasons.isEmpty()) {
            return Success.status("ready");
        }
        throw ProblemException.unavailable("Not ready: " + String.join("; ", reasons) + ".", dependencies.away())
                .with("reasons", reasons);
    }

    @Hidden
    @GetMapping("/health/ready")
    Success<Status> healthReady() {
        return ready();
    }
}
