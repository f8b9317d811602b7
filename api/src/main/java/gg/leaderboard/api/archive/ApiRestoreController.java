package gg.leaderboard.api.archive;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.audit.AuditLog;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.web.archive.RestoreResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forwards to the archive requests to restore leaderboards that the topic has lost. */
@RestController
@RequestMapping(path = ApiRestoreController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ApiRestoreController {

    static final String PATH = "/api/v1/admin/restore/definitions";

    private final ArchiveClient archive;
    private final AuditLog audit;

    ApiRestoreController(ArchiveClient archive, AuditLog audit) {
        this.archive = archive;
        this.audit = audit;
    }

    @Operation(
            tags = "Rebuild",
            summary = "Restore leaderboards that Kafka has lost",
            description = "While PostgreSQL or Redis contains leaderboards that the topic `leaderboards` lacks, nothing"
                    + " is counted. This call writes them to the topic again, each version with its original time."
                    + " Seasons and scores do not change.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @PostMapping
    Success<RestoreResult> restoreDefinitions(
            @Parameter(
                            description = "`true` discards these leaderboards: they are written as deleted.",
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    @RequestParam(defaultValue = "false")
                    String forget,
            Actor actor) {
        RestoreResult restored = archive.dataWithLongTimeout(
                HttpMethod.POST, PATH + "?forget={forget}", ArchiveClient.NO_BODY, RestoreResult.class, forget);
        audit.write(actor, forget.equals("true") ? "definitions.forget" : "definitions.restore", "", null, restored);
        return Success.of(restored);
    }
}
