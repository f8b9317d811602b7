package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.GenerationStamp;
import java.util.Set;

/** What became of an update. */
public sealed interface UpdateOutcome {

    /** It was written, whole. */
    record Applied() implements UpdateOutcome {}

    /** Nothing was written: the standings are of another generation, or folded by other settings, than the update was folded for. */
    record GenerationDiffers(GenerationStamp stamp) implements UpdateOutcome {}

    /** Nothing was written: the shard's progress is not what the update assumed. */
    record ProgressDiffers(long progress) implements UpdateOutcome {}

    /** Nothing was written: of these ids the shard knows the opposite of what the update assumed. */
    record IdsDiffer(Set<EventId> ids) implements UpdateOutcome {}
}
