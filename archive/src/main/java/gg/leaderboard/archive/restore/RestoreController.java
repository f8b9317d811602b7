package gg.leaderboard.archive.restore;

import gg.leaderboard.archive.web.Reply;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RestoreController {

    private final RestoreLoop restore;

    RestoreController(RestoreLoop restore) {
        this.restore = restore;
    }

    @GetMapping("/api/v1/admin/restore")
    Reply<RestoreStatus> status() {
        return Reply.of(restore.status());
    }
}
