package gg.leaderboard.producer;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where events come from. Used by one thread, except for {@link #progress}, {@link #warnings}, {@link #rejected} and
 * {@link #close}.
 */
public interface Source extends Closeable {

    /** What is about to be sent, for people: {@code "simulator: 10 players, 3 games, seed 42"}. */
    String describe();

    /** How fast events of this source go out. */
    Pace pace();

    /**
     * The next event; waits for it if it must.
     *
     * @return null at the end
     * @throws IOException if the source cannot be read any further
     */
    @Nullable OutgoingRecord next() throws IOException, InterruptedException;

    /** How far this source has come, for people; empty if there is nothing to say. */
    default String progress() {
        return "";
    }

    /** What people should know of the input so far, a line each. Told every minute if it has changed, and at the end. */
    default List<String> warnings() {
        return List.of();
    }

    /** How many inputs were meant to be or to hold events and did not. More than none is a failure at the end. */
    default long rejected() {
        return 0;
    }

    @Override
    default void close() throws IOException {}
}
