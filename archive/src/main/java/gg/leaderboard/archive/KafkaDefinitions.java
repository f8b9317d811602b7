package gg.leaderboard.archive;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.consumer.PolledOffsets;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import org.springframework.stereotype.Component;

@Component("definitions")
class KafkaDefinitions implements DefinitionsByGeneration {

    private final DefinitionLog log;
    private final FoldSettings own;

    KafkaDefinitions(DefinitionLog log, FoldSettings own) {
        this.log = log;
        this.own = own;
    }

    @Override
    public Definitions forGeneration(long generation) {
        return log.catchUp(PolledOffsets.polledAt()).definitions(generation);
    }

    @Override
    public Definitions toFold(GenerationStamp store) {
        Definitions definitions = log.catchUp(PolledOffsets.polledAt(), store).toFold(store, own);
        definitions
                .settings()
                .requireVersion(
                        own.version(),
                        definitions.generation(),
                        "the archive folds the log into a new generation, see GET /api/v1/admin/rebuild");
        return definitions;
    }
}
