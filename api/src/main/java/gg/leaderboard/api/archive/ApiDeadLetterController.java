package gg.leaderboard.api.archive;

import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.RequestBodyReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.InputStream;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forwards the dead-letter calls to the archive and returns its responses unchanged. */
@RestController
@RequestMapping(path = "/api/v1/admin/dlq", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiDeadLetterController {

    private static final String DEAD_LETTERS = "Dead letters";
    private static final String PATH = "/api/v1/admin/dlq";
    private static final String EXAMPLE = "Qk3bYx0XQ0iVtS9xX3Vb1w:2:17";
    private static final int MAX_IDS_BYTES = 256 * 1024;

    private final ArchiveClient archive;

    ApiDeadLetterController(ArchiveClient archive) {
        this.archive = archive;
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Events that could not be read",
            description = "The newest first, each with the reason. `next` is the cursor of the page that follows.")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping
    Map<String, Object> deadLetters(@ParameterObject DeadLetterQuery query) {
        return archive.forward(HttpMethod.GET, PATH, query.parameters(), ArchiveClient.NO_BODY);
    }

    @Operation(tags = DEAD_LETTERS, summary = "How many dead letters there are, by rule and status")
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/counts")
    Map<String, Object> deadLetterCounts(@ParameterObject DeadLetterQuery query) {
        return archive.forward(HttpMethod.GET, PATH + "/counts", query.parameters(), ArchiveClient.NO_BODY);
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "One dead letter, byte for byte",
            description = "Key, value and headers as received: text, or `{\"base64\":\"…\"}` of bytes that are none.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/{letter_id}")
    Map<String, Object> deadLetter(@Parameter(example = EXAMPLE) @PathVariable("letter_id") String id) {
        return archive.forward(HttpMethod.GET, PATH + "/{id}", Map.of(), ArchiveClient.NO_BODY, id);
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Edit a dead letter",
            description =
                    "The body is sent in place of what was received. It need not be right yet: `check` says whether it"
                            + " would be counted now, and why not.")
    @RequestBodySchema("Event")
    @ProblemResponses({
        HttpStatus.BAD_REQUEST,
        HttpStatus.NOT_FOUND,
        HttpStatus.CONFLICT,
        HttpStatus.CONTENT_TOO_LARGE,
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        HttpStatus.SERVICE_UNAVAILABLE
    })
    @PutMapping(path = "/{letter_id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> editDeadLetter(
            @Parameter(example = EXAMPLE) @PathVariable("letter_id") String id,
            @Parameter(hidden = true) InputStream body) {
        return archive.forward(
                HttpMethod.PUT, PATH + "/{id}", Map.of(), RequestBodyReader.read(body, Rules.MAX_BYTES), id);
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Discard a dead letter",
            description = "It is kept, but not sent any more; editing it opens it again.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping("/{letter_id}")
    Map<String, Object> discardDeadLetter(@Parameter(example = EXAMPLE) @PathVariable("letter_id") String id) {
        return archive.forward(HttpMethod.DELETE, PATH + "/{id}", Map.of(), ArchiveClient.NO_BODY, id);
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Send a dead letter again",
            description =
                    "However often it is sent, it counts once. It is resolved once it was counted; if it fails again it"
                            + " is open again, with `last_error`. After five times it must be edited first.")
    @ProblemResponses({
        HttpStatus.BAD_REQUEST,
        HttpStatus.NOT_FOUND,
        HttpStatus.CONFLICT,
        HttpStatus.UNPROCESSABLE_CONTENT,
        HttpStatus.SERVICE_UNAVAILABLE
    })
    @PostMapping("/{letter_id}/resend")
    Map<String, Object> resendDeadLetter(
            @Parameter(example = EXAMPLE) @PathVariable("letter_id") String id,
            @Parameter(description = "Only say what would come of it.")
                    @Schema(allowableValues = {"true", "false"})
                    @RequestParam(name = "dry_run", defaultValue = "false")
                    String dryRun) {
        return archive.forward(
                HttpMethod.POST, PATH + "/{id}/resend", Map.of("dry_run", dryRun), ArchiveClient.NO_BODY, id);
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Send many dead letters again, or try it",
            description =
                    "Those that the body names, or those that are found, the oldest first and only open ones unless"
                            + " `status` says otherwise. Nothing is sent unless `dry_run` is false. Go on with `next`.")
    @RequestBodySchema(value = "DeadLetterIds", required = false)
    @ProblemResponses({HttpStatus.BAD_REQUEST, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/resend")
    Map<String, Object> resendDeadLetters(
            @ParameterObject DeadLetterQuery query,
            @Parameter(description = "Only say what would come of it.")
                    @Schema(allowableValues = {"true", "false"})
                    @RequestParam(name = "dry_run", defaultValue = "true")
                    String dryRun,
            @Parameter(hidden = true) InputStream body) {
        Map<String, String> parameters = query.parameters();
        parameters.put("dry_run", dryRun);
        return archive.forwardWithLongTimeout(
                HttpMethod.POST, PATH + "/resend", parameters, RequestBodyReader.read(body, MAX_IDS_BYTES));
    }
}
