package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.GenerationStamp;
import java.util.Set;

/** The outcome of an update. */
public sealed interface UpdateOutcome {

    /** The update was written completely. */
    record Applied() implements UpdateOutcome {}

    /** Nothing was written: the generation or the fold settings of the standings differ from those of the update. */
    record GenerationDiffers(GenerationStamp stamp) implements UpdateOutcome {}

    /** Nothing was written: the shard's progress differs from the assumed one. */
    record ProgressDiffers(long progress) implements UpdateOutcome {}

    /** Nothing was written: for these ids the assumption of the update is wrong. */
    record IdsDiffer(Set<EventId> ids) implements UpdateOutcome {}
}
