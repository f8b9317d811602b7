package gg.leaderboard.standings.apply;

import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fold.EventId;
import java.util.Set;

/** What became of an update. */
public sealed interface Outcome {

    /** It was written, whole. */
    record Applied() implements Outcome {}

    /** Nothing was written: the standings are of another generation, or folded by other settings, than the update was folded for. */
    record GenerationDiffers(GenerationStamp stamp) implements Outcome {}

    /** Nothing was written: the shard's progress is not what the update assumed. */
    record ProgressDiffers(long progress) implements Outcome {}

    /** Nothing was written: of these ids the shard knows the opposite of what the update assumed. */
    record IdsDiffer(Set<EventId> ids) implements Outcome {}
}
