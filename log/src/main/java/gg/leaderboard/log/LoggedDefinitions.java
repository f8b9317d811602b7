package gg.leaderboard.log;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The definitions in the topic up to a position. Thread-safe. */
public final class LoggedDefinitions {

    private final Definitions logged;
    private final Generations generations;
    private final byte[] generationsRecord;
    private final LogPartition partition;
    private final long position;
    private final Map<Long, Definitions> byGeneration = new ConcurrentHashMap<>();
    private final Map<GenerationStamp, Definitions> byStore = new ConcurrentHashMap<>();

    LoggedDefinitions(
            Definitions logged,
            Generations generations,
            byte[] generationsRecord,
            LogPartition partition,
            long position) {
        this.logged = logged;
        this.generations = generations;
        this.generationsRecord = generationsRecord;
        this.partition = partition;
        this.position = position;
    }

    /** The definitions by the rules of the active generation. */
    public Definitions definitions() {
        return definitions(generations.active());
    }

    /**
     * The definitions by the rules of a generation, for reading. For folding see {@link #toFold}.
     *
     * @param generation {@link Generations#NONE} for the active one
     * @throws IncompatibleGenerationException if there is no such generation
     */
    public Definitions definitions(long generation) {
        return byGeneration.computeIfAbsent(generation, number -> generations.definitionsOf(number, logged));
    }

    /**
     * The definitions for folding into a store.
     *
     * @param store the store's stamp
     * @param own the settings for an empty store, if the log has none
     * @throws IncompatibleGenerationException if there is no such generation, or the store was folded by other settings than
     *     those in the log
     */
    public Definitions toFold(GenerationStamp store, FoldSettings own) {
        return store.isNone()
                ? generations.toFold(store, own, logged)
                : byStore.computeIfAbsent(store, stamp -> generations.toFold(stamp, own, logged));
    }

    /** The definitions as in the topic, by the rules that the boards were created with. */
    public Definitions logged() {
        return logged;
    }

    public Generations generations() {
        return generations;
    }

    /** The value of the last record of the generations; of {@link Generations#FIRST} if there is none. */
    byte[] generationsRecord() {
        return generationsRecord;
    }

    /** The topic's only partition. It differs after the topic is deleted and created again. */
    public LogPartition partition() {
        return partition;
    }

    /** The offset of the next record to read. */
    public long position() {
        return position;
    }
}
