package gg.leaderboard.archive.rebuild;

import gg.leaderboard.web.Envelope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ArchiveRestoreController {

    private final RestoreLoop restore;

    ArchiveRestoreController(RestoreLoop restore) {
        this.restore = restore;
    }

    @GetMapping("/api/v1/admin/restore")
    Envelope<RestoreStatus> status() {
        return Envelope.of(restore.status());
    }
}
