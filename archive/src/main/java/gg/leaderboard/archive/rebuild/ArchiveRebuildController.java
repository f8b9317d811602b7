package gg.leaderboard.archive.rebuild;

import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.NumberParameter;
import gg.leaderboard.web.RequestBodyReader;
import gg.leaderboard.web.archive.RebuildComparison;
import gg.leaderboard.web.archive.RebuildStatus;
import java.io.InputStream;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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
    Envelope<RebuildStatus> order(InputStream body) {
        return Envelope.of(service.start(RuleChange.read(RequestBodyReader.read(body, MAX_BYTES))));
    }

    @GetMapping
    Envelope<RebuildStatus> status() {
        return Envelope.of(progress.status());
    }

    /** Lists up to {@code limit} players of each board that differs. */
    @GetMapping("/compare")
    Envelope<RebuildComparison> compare(@NumberParameter(min = 0) int limit) {
        return Envelope.of(comparer.compare(limit));
    }

    @PostMapping("/switch")
    Envelope<RebuildStatus> switchOver() {
        return Envelope.of(service.switchOver());
    }

    @PostMapping("/switch-back")
    Envelope<RebuildStatus> switchBack() {
        return Envelope.of(service.switchBack());
    }

    @DeleteMapping
    Envelope<RebuildStatus> drop() {
        return Envelope.of(service.drop());
    }
}
