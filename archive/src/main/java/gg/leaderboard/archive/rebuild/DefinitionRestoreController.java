package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.web.FlagParameter;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.archive.RestoreResult;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DefinitionRestoreController {

    private final DefinitionRestore restore;

    DefinitionRestoreController(DefinitionRestore restore) {
        this.restore = restore;
    }

    @PostMapping("/api/v1/admin/restore/definitions")
    Envelope<RestoreResult> restore(@RequestParam(defaultValue = "false") String forget) {
        return Envelope.of(restore.restore(FlagParameter.parse("forget", forget)));
    }
}
