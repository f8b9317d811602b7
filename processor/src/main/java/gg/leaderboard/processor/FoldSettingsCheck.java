package gg.leaderboard.processor;

import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import gg.leaderboard.standings.redis.RebuildReport;
import gg.leaderboard.standings.redis.RebuildReports;
import org.springframework.stereotype.Component;

/** Keeps standings from being folded by another version, and settings from being ignored without a word. */
@Component
class FoldSettingsCheck {

    private static final String WITHOUT_ARCHIVE =
            "no archive is about to rebuild them: run one, or empty Redis, and they are counted again from the log";
    private static final String EMPTY_WITHOUT_ARCHIVE =
            "run the archive, which sees that Redis is empty and begins a new one";

    private final FoldSettings own;
    private final RebuildReports reports;

    FoldSettingsCheck(FoldSettings own, RebuildReports reports) {
        this.own = own;
        this.reports = reports;
    }

    /**
     * Makes sure that standings may be folded by these definitions.
     *
     * @param store what they say of themselves
     * @param generations as the log has them
     * @throws IncompatibleGenerationException if another version folded them, or they lack what is configured here and no generation
     *     that has it is on its way; the message says what to do
     */
    void require(GenerationStamp store, Definitions standings, Generations generations) {
        FoldSettings folded = standings.settings();
        if (folded.version() != own.version()) {
            folded.requireVersion(own.version(), standings.generation(), remedy(store));
        }
        if (!folded.covers(own) && !isOnItsWay(store, generations)) {
            throw new IncompatibleGenerationException("generation " + standings.generation()
                    + " of the standings was folded by other settings than are configured here, "
                    + folded.changesTo(own)
                    + "; set them back, or have the standings rebuilt: " + remedy(store));
        }
    }

    private boolean isOnItsWay(GenerationStamp store, Generations generations) {
        Long next = generations.next();
        if (next == null && !store.isNone() && store.generation() != generations.active()) {
            // The log says already what is to be read; the databases have not changed places yet.
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
