package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.web.Reply;
import gg.leaderboard.archive.web.RequestBodies;
import gg.leaderboard.archive.web.RequestParameters;
import java.io.InputStream;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds, for operators; see {@link RebuildService}. */
@RestController
@RequestMapping("/api/v1/admin/rebuild")
class ArchiveRebuildController {

    private static final int MAX_BYTES = 1 << 20;

    private final RebuildService service;
    private final RebuildProgress progress;
    private final GenerationComparer comparer;

    ArchiveRebuildController(RebuildService service, RebuildProgress progress, GenerationComparer comparer) {
        this.service = service;
        this.progress = progress;
        this.comparer = comparer;
    }

    @PostMapping
    Reply<RebuildStatus> order(InputStream body) {
        return Reply.of(service.start(RuleChange.read(RequestBodies.read(body, MAX_BYTES))));
    }

    @GetMapping
    Reply<RebuildStatus> status() {
        return Reply.of(progress.status());
    }

    /** Lists up to {@code limit} players of each board that differs. */
    @GetMapping("/compare")
    Reply<GenerationComparison> compare(@RequestParam(defaultValue = "10") String limit) {
        return Reply.of(comparer.compare(RequestParameters.limit(limit, 0)));
    }

    @PostMapping("/switch")
    Reply<RebuildStatus> switchOver() {
        return Reply.of(service.switchOver());
    }

    @PostMapping("/switch-back")
    Reply<RebuildStatus> switchBack() {
        return Reply.of(service.switchBack());
    }

    @DeleteMapping
    Reply<RebuildStatus> drop() {
        return Reply.of(service.drop());
    }
}
