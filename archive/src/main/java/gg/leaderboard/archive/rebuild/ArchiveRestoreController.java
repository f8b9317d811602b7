package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.web.Reply;
import gg.leaderboard.archive.web.RequestParameters;
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
    Reply<RestoreStatus> status() {
        return Reply.of(restore.status());
    }

    @PostMapping("/api/v1/admin/restore/definitions")
    Reply<DefinitionRestore.Restored> restoreDefinitions(@RequestParam(defaultValue = "false") String forget) {
        return Reply.of(definitions.restore(RequestParameters.flag("forget", forget)));
    }
}
