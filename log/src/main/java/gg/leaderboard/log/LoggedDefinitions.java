package gg.leaderboard.log;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The definitions as far as their topic was read. For any number of threads. */
public final class LoggedDefinitions {

    private final Definitions logged;
    private final Generations generations;
    private final LogPartition partition;
    private final long position;
    private final Map<Long, Definitions> byGeneration = new ConcurrentHashMap<>();
    private final Map<GenerationStamp, Definitions> byStore = new ConcurrentHashMap<>();

    LoggedDefinitions(Definitions logged, Generations generations, LogPartition partition, long position) {
        this.logged = logged;
        this.generations = generations;
        this.partition = partition;
        this.position = position;
    }

    /** By the rules of the active generation. */
    public Definitions definitions() {
        return definitions(generations.active());
    }

    /**
     * By the rules of a generation; not to fold by, see {@link #toFold}.
     *
     * @param generation {@link Generations#NONE} for the active one
     * @throws IncompatibleGenerationException if there is no such generation
     */
    public Definitions definitions(long generation) {
        return byGeneration.computeIfAbsent(generation, number -> generations.definitionsOf(number, logged));
    }

    /**
     * As a store is to be folded by them.
     *
     * @param store what it says of itself
     * @param own by what an empty store is folded if the log does not say it
     * @throws IncompatibleGenerationException if there is no such generation, or the store was folded by other settings than the log says
     */
    public Definitions toFold(GenerationStamp store, FoldSettings own) {
        return store.isNone()
                ? generations.toFold(store, own, logged)
                : byStore.computeIfAbsent(store, stamp -> generations.toFold(stamp, own, logged));
    }

    /** By what the boards were made with, as it stands in the topic. */
    public Definitions logged() {
        return logged;
    }

    public Generations generations() {
        return generations;
    }

    /** The topic's only partition; another one once the topic was deleted and created anew. */
    public LogPartition partition() {
        return partition;
    }

    /** The offset of the next record to read. */
    public long position() {
        return position;
    }
}
