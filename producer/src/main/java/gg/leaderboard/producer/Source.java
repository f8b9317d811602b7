package gg.leaderboard.producer;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source of events. Used by one thread, except for {@link #progress}, {@link #warnings}, {@link #rejected} and
 * {@link #close}.
 */
public interface Source extends Closeable {

    /** Describes the source for the log: {@code "simulated events, 10 players, 3 games, 5/s, seed 42"}. */
    String describe();

    /** How fast to send the events. */
    Pace pace();

    /**
     * Returns the next event, and waits for it if necessary.
     *
     * @return null at the end
     * @throws IOException if the source cannot be read
     */
    @Nullable OutgoingRecord next() throws IOException, InterruptedException;

    /** The progress as text for the log; may be empty. */
    default String progress() {
        return "";
    }

    /** Warnings about the input so far, one line each. They are logged every minute if they change, and at the end. */
    default List<String> warnings() {
        return List.of();
    }

    /** The number of inputs without a valid event. If it is not 0, the run fails at the end. */
    default long rejected() {
        return 0;
    }

    @Override
    default void close() throws IOException {}
}
