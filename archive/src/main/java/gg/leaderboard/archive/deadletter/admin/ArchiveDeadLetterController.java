package gg.leaderboard.archive.deadletter.admin;

import gg.leaderboard.archive.deadletter.DeadLetterRepository.Count;
import gg.leaderboard.archive.deadletter.DeadLetterStatus;
import gg.leaderboard.archive.web.FlagParameter;
import gg.leaderboard.web.Envelope;
import java.io.InputStream;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/dlq")
class ArchiveDeadLetterController {

    private static final String DRY_RUN = "dry_run";

    private final DeadLetterService service;

    ArchiveDeadLetterController(DeadLetterService service) {
        this.service = service;
    }

    @GetMapping
    Envelope<List<DeadLetterView>> list(DeadLetterQueryParameters selection) {
        return service.list(selection);
    }

    @GetMapping("/counts")
    Envelope<List<Count>> counts(DeadLetterQueryParameters selection) {
        return Envelope.of(service.count(selection));
    }

    @GetMapping("/{id}")
    Envelope<DeadLetterView.Details> letter(@PathVariable String id) {
        return Envelope.of(service.show(DeadLetterRequests.id(id)));
    }

    @PutMapping("/{id}")
    Envelope<DeadLetterView.Details> edit(@PathVariable String id, InputStream body) {
        return Envelope.of(service.edit(DeadLetterRequests.id(id), DeadLetterRequests.event(body)));
    }

    @DeleteMapping("/{id}")
    Envelope<Discarded> discard(@PathVariable String id) {
        service.discard(DeadLetterRequests.id(id));
        return Envelope.of(new Discarded(DeadLetterStatus.DISCARDED));
    }

    @PostMapping("/{id}/resend")
    Envelope<ResendResult> resend(
            @PathVariable String id, @RequestParam(name = DRY_RUN, defaultValue = "false") String dryRun) {
        return Envelope.of(service.resend(DeadLetterRequests.id(id), FlagParameter.parse(DRY_RUN, dryRun)));
    }

    @PostMapping("/resend")
    Envelope<DeadLetterService.ResendResults> resendMany(
            DeadLetterQueryParameters selection,
            @RequestParam(name = DRY_RUN, defaultValue = "true") String dryRun,
            InputStream body) {
        return service.resend(DeadLetterRequests.ids(body), selection, FlagParameter.parse(DRY_RUN, dryRun));
    }

    record Discarded(DeadLetterStatus status) {}
}
