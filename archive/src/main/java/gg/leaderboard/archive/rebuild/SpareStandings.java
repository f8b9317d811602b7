package gg.leaderboard.archive.rebuild;

import gg.leaderboard.standings.definition.GenerationStamp;
import java.util.List;

/** The second standings in a Redis: another generation is folded there, and then takes the place of the live one. */
interface SpareStandings extends AutoCloseable {

    StandingsDatabase standings();

    /** Their place, for messages: {@code database 1 of Redis}. */
    String place();

    /** Whether their place contains keys of another application. */
    boolean isForeign();

    /**
     * Deletes them, at once or soon.
     *
     * @throws IllegalStateException if they are foreign
     */
    void clear();

    /**
     * Replaces them with empty ones of this generation.
     *
     * @throws IllegalStateException if they are foreign
     */
    void begin(GenerationStamp stamp);

    /**
     * Exchanges the two atomically for all clients, and publishes notices.
     *
     * @param from the live generation
     * @param to the spare one
     * @param notices the channel of changes, a notice or nothing, the channel of definitions, boards
     * @return false, without an exchange, if they are of other generations
     */
    boolean exchange(long from, long to, List<byte[]> notices);

    @Override
    void close();
}
