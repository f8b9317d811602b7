package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.web.FlagParameter;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.archive.RestoreResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ArchiveRestoreController {

    private final RestoreLoop restore;
    private final DefinitionRestore definitions;

    ArchiveRestoreController(RestoreLoop restore, DefinitionRestore definitions) {
        this.restore = restore;
        this.definitions = definitions;
    }

    @GetMapping("/api/v1/admin/restore")
    Envelope<RestoreStatus> status() {
        return Envelope.of(restore.status());
    }

    @PostMapping("/api/v1/admin/restore/definitions")
    Envelope<RestoreResult> restoreDefinitions(@RequestParam(defaultValue = "false") String forget) {
        return Envelope.of(definitions.restore(FlagParameter.parse("forget", forget)));
    }
}
