package gg.leaderboard.archive.restore;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RestoreController {

    private final Restorer restorer;

    RestoreController(Restorer restorer) {
        this.restorer = restorer;
    }

    @GetMapping("/api/v1/admin/restore")
    RestoreStatus status() {
        return restorer.status();
    }
}
