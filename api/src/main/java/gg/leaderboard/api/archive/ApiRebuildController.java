package gg.leaderboard.api.archive;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.audit.AuditLog;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.web.RequestBodyReader;
import gg.leaderboard.web.archive.RebuildComparison;
import gg.leaderboard.web.archive.RebuildStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.InputStream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forwards calls to the archive that rebuild the standings from the log, optionally with other rules. */
@RestController
@RequestMapping(path = ApiRebuildController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ApiRebuildController {

    static final String PATH = "/api/v1/admin/rebuild";

    private static final String REBUILD = "Rebuild";
    private static final int MOST_BYTES = 1 << 20;

    private final ArchiveClient archive;
    private final AuditLog audit;

    ApiRebuildController(ArchiveClient archive, AuditLog audit) {
        this.archive = archive;
        this.audit = audit;
    }

    @Operation(
            tags = REBUILD,
            summary = "Replay the whole log, optionally with other rules",
            description = "Builds new standings. The standings that are read do not change. A board's `sort_order` and"
                    + " `update_mode` may differ from its definition. Without boards, the log is replayed with the"
                    + " existing rules.")
    @RequestBodySchema(value = "RebuildOrder", required = false)
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @PostMapping
    Success<RebuildStatus> orderRebuild(@Parameter(hidden = true) InputStream body, Actor actor) {
        return change(HttpMethod.POST, RequestBodyReader.read(body, MOST_BYTES), "", "start", actor);
    }

    @Operation(tags = REBUILD, summary = "Get the progress of a rebuild")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping
    Success<RebuildStatus> rebuild() {
        return Success.of(archive.data(HttpMethod.GET, PATH, ArchiveClient.NO_BODY, RebuildStatus.class));
    }

    @Operation(
            tags = REBUILD,
            summary = "Compare the rebuilt standings with the live ones",
            description = "Returns the players with the largest differences for each board that differs.")
    @ProblemResponses({HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/compare")
    Success<RebuildComparison> rebuildComparison(
            @Parameter(
                            description = "Number of players per board.",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "0",
                                            maximum = "1000",
                                            defaultValue = "10"))
                    @RequestParam(defaultValue = "10")
                    String limit) {
        return Success.of(archive.dataWithLongTimeout(
                HttpMethod.GET,
                PATH + "/compare?limit={limit}",
                ArchiveClient.NO_BODY,
                RebuildComparison.class,
                limit));
    }

    @Operation(
            tags = REBUILD,
            summary = "Switch to the rebuilt standings",
            description = "The switch is atomic: no response mixes old and new standings.")
    @ProblemResponses({HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/switch")
    Success<RebuildStatus> switchRebuild(Actor actor) {
        return change(HttpMethod.POST, ArchiveClient.NO_BODY, "/switch", "switch", actor);
    }

    @Operation(
            tags = REBUILD,
            summary = "Switch back to the previous standings",
            description = "Switches as soon as the previous standings have caught up with the log.")
    @ProblemResponses({HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/switch-back")
    Success<RebuildStatus> switchBackRebuild(Actor actor) {
        return change(HttpMethod.POST, ArchiveClient.NO_BODY, "/switch-back", "switch_back", actor);
    }

    @Operation(tags = REBUILD, summary = "Delete the standings that are not live")
    @ProblemResponses({HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping
    Success<RebuildStatus> dropRebuild(Actor actor) {
        return change(HttpMethod.DELETE, ArchiveClient.NO_BODY, "", "drop", actor);
    }

    // The change waits for records that are being folded, and for Kafka.
    private Success<RebuildStatus> change(HttpMethod method, byte[] body, String path, String action, Actor actor) {
        RebuildStatus status = archive.dataWithLongTimeout(method, PATH + path, body, RebuildStatus.class);
        audit.write(actor, "rebuild." + action, "", null, status);
        return Success.of(status);
    }
}
