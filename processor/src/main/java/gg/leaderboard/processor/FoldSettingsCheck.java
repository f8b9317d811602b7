package gg.leaderboard.processor;

import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import gg.leaderboard.standings.redis.RebuildReport;
import gg.leaderboard.standings.redis.RebuildReports;
import org.springframework.stereotype.Component;

/** Rejects standings that were folded by another version, and configured settings that the standings do not have. */
@Component
class FoldSettingsCheck {

    private static final String WITHOUT_ARCHIVE =
            "no archive has reported a rebuild: run an archive, or empty Redis to rebuild the standings from the log";
    private static final String EMPTY_WITHOUT_ARCHIVE =
            "run the archive, which starts a new generation for an empty Redis";

    private static final String NEWER = "replace this processor by one of the release that folded it; ";

    private final FoldSettings own;
    private final RebuildReports reports;

    FoldSettingsCheck(FoldSettings own, RebuildReports reports) {
        this.own = own;
        this.reports = reports;
    }

    /**
     * Checks that this processor can fold the standings by these definitions.
     *
     * @param store the stamp of the standings
     * @param generations the generations in the log
     * @throws IncompatibleGenerationException if another version folded the standings, or they lack configured settings and
     *     no generation with them is being built; the message contains the remedy
     */
    void require(GenerationStamp store, Definitions standings, Generations generations) {
        FoldSettings folded = standings.settings();
        if (folded.version() != own.version()) {
            String upgrade = folded.version() > own.version() ? NEWER : "";
            folded.requireVersion(own.version(), standings.generation(), upgrade + remedy(store));
        }
        if (!folded.covers(own) && !isBeingBuilt(store, generations)) {
            throw new IncompatibleGenerationException("generation " + standings.generation()
                    + " of the standings was folded with settings that differ from the configuration, "
                    + folded.changesTo(own)
                    + "; revert the configuration, or rebuild the standings: " + remedy(store));
        }
    }

    private boolean isBeingBuilt(GenerationStamp store, Generations generations) {
        Long next = generations.next();
        if (next == null && !store.isNone() && store.generation() != generations.active()) {
            // The log already names the new active generation, but Redis has not swapped its databases yet.
            next = generations.active();
        }
        FoldSettings settings = next == null ? null : generations.settings(next);
        return settings != null && settings.covers(own);
    }

    private String remedy(GenerationStamp store) {
        return reports.read()
                .map(RebuildReport::description)
                .orElse(store.isNone() ? EMPTY_WITHOUT_ARCHIVE : WITHOUT_ARCHIVE);
    }
}
