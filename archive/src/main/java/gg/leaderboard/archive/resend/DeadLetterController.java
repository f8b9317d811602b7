package gg.leaderboard.archive.resend;

import gg.leaderboard.archive.deadletter.LetterStatus;
import gg.leaderboard.archive.deadletter.Letters.Count;
import gg.leaderboard.archive.web.Parameters;
import gg.leaderboard.archive.web.Reply;
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
class DeadLetterController {

    private static final String DRY_RUN = "dry_run";

    private final Desk desk;

    DeadLetterController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping
    Reply<List<LetterView>> list(Selection selection) {
        return desk.list(selection);
    }

    @GetMapping("/counts")
    Reply<List<Count>> counts(Selection selection) {
        return Reply.of(desk.count(selection));
    }

    @GetMapping("/{id}")
    Reply<LetterView.Whole> letter(@PathVariable String id) {
        return Reply.of(desk.show(Requests.id(id)));
    }

    @PutMapping("/{id}")
    Reply<LetterView.Whole> edit(@PathVariable String id, InputStream body) {
        return Reply.of(desk.edit(Requests.id(id), Requests.event(body)));
    }

    @DeleteMapping("/{id}")
    Reply<Discarded> discard(@PathVariable String id) {
        desk.discard(Requests.id(id));
        return Reply.of(new Discarded(LetterStatus.DISCARDED));
    }

    @PostMapping("/{id}/resend")
    Reply<Outcome> resend(
            @PathVariable String id, @RequestParam(name = DRY_RUN, defaultValue = "false") String dryRun) {
        return Reply.of(desk.resend(Requests.id(id), Parameters.flag(DRY_RUN, dryRun)));
    }

    @PostMapping("/resend")
    Reply<Desk.Outcomes> resendMany(
            Selection selection, @RequestParam(name = DRY_RUN, defaultValue = "true") String dryRun, InputStream body) {
        return desk.resend(Requests.ids(body), selection, Parameters.flag(DRY_RUN, dryRun));
    }

    record Discarded(LetterStatus status) {}
}
