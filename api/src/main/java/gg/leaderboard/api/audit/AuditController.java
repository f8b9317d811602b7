package gg.leaderboard.api.audit;

import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.NumberParameter;
import gg.leaderboard.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/admin/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditController {

    private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);

    private final AuditReader reader;

    AuditController(AuditReader reader) {
        this.reader = reader;
    }

    @Operation(
            tags = "Audit",
            summary = "List the changes of operators and moderators, the newest first",
            description =
                    "Each entry has time, actor, reason, action, target, and the state before and after the change,"
                            + " where they are known. Entries are kept for a year. `next` is the cursor of the next page.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping
    Envelope<List<AuditEntry>> audit(
            @NumberParameter(value = "Number of entries", defaultValue = 100) int limit,
            @Parameter(description = "`next` of the previous page.") @RequestParam(defaultValue = "") String cursor) {
        try {
            AuditPage page = reader.read(position(cursor), limit);
            return Envelope.of(page.entries(), page.next());
        } catch (KafkaException e) {
            LOG.debug("Cannot read the audit", e);
            throw ProblemException.unavailable("The audit cannot be read now: Kafka is unavailable.", List.of("kafka"));
        }
    }

    private static long position(String cursor) {
        if (!cursor.matches("[0-9]{0,18}")) {
            throw ProblemException.badParameter(
                    "cursor", "cursor must be next of the previous page; was " + Rules.quote(cursor) + ".");
        }
        return cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
    }
}
