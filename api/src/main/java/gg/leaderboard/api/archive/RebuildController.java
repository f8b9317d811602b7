package gg.leaderboard.api.archive;

import gg.leaderboard.api.docs.CanFail;
import gg.leaderboard.api.docs.Takes;
import gg.leaderboard.api.event.Body;
import gg.leaderboard.api.web.Success;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** Asks the archive to change the rules of boards after the fact. */
@RestController
@RequestMapping(path = RebuildController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class RebuildController {

    static final String PATH = "/api/v1/admin/rebuild";

    private static final String REBUILD = "Rebuild";
    private static final int MOST_BYTES = 1 << 20;

    private final ArchiveClient archive;

    RebuildController(ArchiveClient archive) {
        this.archive = archive;
    }

    @Operation(
            tags = REBUILD,
            summary = "Fold the whole log anew, by other rules",
            description = "Beside the standings that are read, which nothing happens to. A board's `sort_order` and"
                    + " `update_mode` may be others than it was made with; without boards all is folded as it is.")
    @Takes(value = "RebuildOrder", required = false)
    @CanFail({
        HttpStatus.BAD_REQUEST,
        HttpStatus.NOT_FOUND,
        HttpStatus.CONFLICT,
        HttpStatus.CONTENT_TOO_LARGE,
        HttpStatus.SERVICE_UNAVAILABLE
    })
    @PostMapping
    Success<Rebuild> orderRebuild(@Parameter(hidden = true) InputStream body) {
        return change(HttpMethod.POST, Body.read(body, MOST_BYTES), "");
    }

    @Operation(tags = REBUILD, summary = "How far a rebuild has come")
    @CanFail(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping
    Success<Rebuild> rebuild() {
        return Success.of(archive.data(HttpMethod.GET, PATH, ArchiveClient.NO_BODY, Rebuild.class));
    }

    @Operation(
            tags = REBUILD,
            summary = "Who would stand differently, and by how much",
            description = "Of each board that differs those players who differ most.")
    @CanFail({HttpStatus.BAD_REQUEST, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/compare")
    Success<RebuildComparison> rebuildComparison(
            @Parameter(description = "How many players of each board, from 0; 1000 at most.")
                    @RequestParam(defaultValue = "10")
                    String limit) {
        return Success.of(archive.dataSlowly(
                HttpMethod.GET,
                PATH + "/compare?limit={limit}",
                ArchiveClient.NO_BODY,
                RebuildComparison.class,
                limit));
    }

    @Operation(
            tags = REBUILD,
            summary = "Read the standings that were folded anew from now on",
            description = "At once for all: no answer has some of both.")
    @CanFail({HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/switch")
    Success<Rebuild> switchRebuild() {
        return change(HttpMethod.POST, ArchiveClient.NO_BODY, "/switch");
    }

    @Operation(
            tags = REBUILD,
            summary = "Read the standings of before again",
            description = "As soon as they have caught up with what came since.")
    @CanFail({HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/switch-back")
    Success<Rebuild> switchBackRebuild() {
        return change(HttpMethod.POST, ArchiveClient.NO_BODY, "/switch-back");
    }

    @Operation(tags = REBUILD, summary = "Throw away the standings that are not read")
    @CanFail({HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping
    Success<Rebuild> dropRebuild() {
        return change(HttpMethod.DELETE, ArchiveClient.NO_BODY, "");
    }

    // It waits for its turn beside what is being folded, and for Kafka.
    private Success<Rebuild> change(HttpMethod method, byte[] body, String path) {
        return Success.of(archive.dataSlowly(method, PATH + path, body, Rebuild.class));
    }
}
