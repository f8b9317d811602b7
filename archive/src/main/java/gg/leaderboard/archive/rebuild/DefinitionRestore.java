package gg.leaderboard.archive.rebuild;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.web.archive.RestoreResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Writes definitions back that the topic has lost. Services that stopped because of them then resume. */
@Component
class DefinitionRestore {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionRestore.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int NAMED = 100;

    private final CombinedDefinitionCopy known;
    private final Map<String, Object> kafka;

    DefinitionRestore(CombinedDefinitionCopy known, KafkaAdmin settings) {
        this.known = known;
        this.kafka = settings.getConfigurationProperties();
    }

    /** @param forget whether the boards are written as deleted ones */
    RestoreResult restore(boolean forget) {
        // A separate log: the shared one refuses a topic that has lost definitions.
        try (DefinitionLog log = new DefinitionLog(kafka, TIMEOUT)) {
            List<String> boards = new DefinitionWriter(kafka, log, TIMEOUT).restore(known.readAll(), forget);
            LOG.info("Restored {} leaderboards{}", boards.size(), forget ? ", as deleted ones" : "");
            return new RestoreResult(
                    boards.size(), forget, boards.stream().limit(NAMED).toList());
        }
    }
}
