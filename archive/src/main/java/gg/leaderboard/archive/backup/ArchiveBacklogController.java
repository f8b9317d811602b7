package gg.leaderboard.archive.backup;

import gg.leaderboard.web.Envelope;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ArchiveBacklogController {

    private final BacklogReader backlog;
    private final BoardNames boards;

    ArchiveBacklogController(BacklogReader backlog, BoardNames boards) {
        this.backlog = backlog;
        this.boards = boards;
    }

    @GetMapping("/api/v1/admin/backlog")
    Envelope<Backlog> backlog() {
        return Envelope.of(backlog.read());
    }

    @GetMapping("/api/v1/admin/boards")
    Envelope<List<String>> boards() {
        return Envelope.of(boards.all());
    }
}
