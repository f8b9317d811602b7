package gg.leaderboard.api.archive;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.audit.AuditLog;
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
    private final AuditLog audit;

    ApiDeadLetterController(ArchiveClient archive, AuditLog audit) {
        this.archive = archive;
        this.audit = audit;
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "List events that could not be read",
            description = "Returns the newest first, each with the reason. `next` is the cursor of the next page.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping
    Map<String, Object> deadLetters(@ParameterObject DeadLetterQuery query) {
        return archive.forward(HttpMethod.GET, PATH, query.parameters(), ArchiveClient.NO_BODY);
    }

    @Operation(tags = DEAD_LETTERS, summary = "Count dead letters by rule and status")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping("/counts")
    Map<String, Object> deadLetterCounts(@ParameterObject DeadLetterQuery query) {
        return archive.forward(HttpMethod.GET, PATH + "/counts", query.parameters(), ArchiveClient.NO_BODY);
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Get a dead letter with its original bytes",
            description = "Returns key, value and headers as received: as text, or as `{\"base64\":\"…\"}` if the bytes"
                    + " are not text.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/{letter_id}")
    Map<String, Object> deadLetter(@Parameter(example = EXAMPLE) @PathVariable("letter_id") String id) {
        return archive.forward(HttpMethod.GET, PATH + "/{id}", Map.of(), ArchiveClient.NO_BODY, id);
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Edit a dead letter",
            description = "The body replaces the received value when the letter is sent. It may still be invalid:"
                    + " `check` says whether it would be counted now, and if not, why.")
    @RequestBodySchema("Event")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @PutMapping(path = "/{letter_id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> editDeadLetter(
            @Parameter(example = EXAMPLE) @PathVariable("letter_id") String id,
            @Parameter(hidden = true) InputStream body,
            Actor actor) {
        byte[] edited = RequestBodyReader.read(body, Rules.MAX_BYTES);
        Map<String, Object> answer = archive.forward(HttpMethod.PUT, PATH + "/{id}", Map.of(), edited, id);
        audit.write(actor, "dead_letter.edit", id);
        return answer;
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Discard a dead letter",
            description = "Keeps the letter, but does not send it again. Editing the letter reopens it.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping("/{letter_id}")
    Map<String, Object> discardDeadLetter(
            @Parameter(example = EXAMPLE) @PathVariable("letter_id") String id, Actor actor) {
        Map<String, Object> answer =
                archive.forward(HttpMethod.DELETE, PATH + "/{id}", Map.of(), ArchiveClient.NO_BODY, id);
        audit.write(actor, "dead_letter.discard", id);
        return answer;
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Resend a dead letter",
            description = "A letter counts once, regardless of how often it is sent. It is resolved when it has been"
                    + " counted. If it fails again, it is reopened with `last_error`. After five attempts it must be"
                    + " edited first.")
    @ProblemResponses({
        HttpStatus.NOT_FOUND,
        HttpStatus.CONFLICT,
        HttpStatus.UNPROCESSABLE_CONTENT,
        HttpStatus.SERVICE_UNAVAILABLE
    })
    @PostMapping("/{letter_id}/resend")
    Map<String, Object> resendDeadLetter(
            @Parameter(example = EXAMPLE) @PathVariable("letter_id") String id,
            @Parameter(description = "If true, returns the expected result without sending anything.")
                    @Schema(type = "boolean")
                    @RequestParam(name = "dry_run", defaultValue = "false")
                    String dryRun,
            Actor actor) {
        Map<String, Object> answer = archive.forward(
                HttpMethod.POST, PATH + "/{id}/resend", Map.of("dry_run", dryRun), ArchiveClient.NO_BODY, id);
        if (!dryRun.equals("true")) {
            audit.write(actor, "dead_letter.resend", id);
        }
        return answer;
    }

    @Operation(
            tags = DEAD_LETTERS,
            summary = "Resend several dead letters, or do a dry run",
            description = "Sends the letters that the body names, or those that match the query. The oldest are sent"
                    + " first. Only open letters are sent unless `status` says otherwise. Nothing is sent unless"
                    + " `dry_run` is false. Continue with `next`.")
    @RequestBodySchema(value = "DeadLetterIds", required = false)
    @PostMapping("/resend")
    Map<String, Object> resendDeadLetters(
            @ParameterObject DeadLetterQuery query,
            @Parameter(description = "If true, returns the expected result without sending anything.")
                    @Schema(type = "boolean")
                    @RequestParam(name = "dry_run", defaultValue = "true")
                    String dryRun,
            @Parameter(hidden = true) InputStream body,
            Actor actor) {
        Map<String, String> parameters = query.parameters();
        parameters.put("dry_run", dryRun);
        Map<String, Object> answer = archive.forwardWithLongTimeout(
                HttpMethod.POST, PATH + "/resend", parameters, RequestBodyReader.read(body, MAX_IDS_BYTES));
        if (dryRun.equals("false")) {
            audit.write(actor, "dead_letter.resend", "", null, answer.get("data"));
        }
        return answer;
    }
}
