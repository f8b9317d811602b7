package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.web.Reply;
import gg.leaderboard.archive.web.RequestParameters;
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
    Reply<DefinitionRestore.Restored> restore(@RequestParam(defaultValue = "false") String forget) {
        return Reply.of(restore.restore(RequestParameters.flag("forget", forget)));
    }
}
