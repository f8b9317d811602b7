package gg.leaderboard.api.health;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** A required server and its state at the last check. Reading the state does not block. */
final class Dependency {

    private static final Logger LOG = LoggerFactory.getLogger(Dependency.class);

    private final String name;
    private final Check check;
    private volatile State state = State.UNKNOWN;
    private volatile @Nullable String unfit;

    Dependency(String name, Check check) {
        this.name = name;
        this.check = check;
    }

    String name() {
        return name;
    }

    boolean is(State asked) {
        return state == asked;
    }

    /** The error of a server that answers but cannot be used; null otherwise. */
    @Nullable String unfit() {
        return unfit;
    }

    /** Checks the server unless that has been done before. */
    void checkOnce() {
        if (state == State.UNKNOWN) {
            check();
        }
    }

    /** Checks the server and logs when it becomes unavailable or available again. */
    synchronized void check() {
        try {
            check.run();
            unfit = null;
            if (become(State.UP) == State.AWAY) {
                LOG.info("{} answers again", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UnfitException e) {
            unfit = e.getMessage();
            if (become(State.AWAY) != State.AWAY) {
                LOG.warn("{} cannot be used: {}", name, e.getMessage());
            }
        } catch (Exception e) {
            unfit = null;
            if (become(State.AWAY) != State.AWAY) {
                LOG.warn(
                        "{} is unavailable. Start it, or correct its address: {}",
                        name,
                        String.valueOf(NestedExceptionUtils.getMostSpecificCause(e)));
            }
        }
    }

    private State become(State now) {
        State before = state;
        state = now;
        return before;
    }

    enum State {
        UNKNOWN,
        UP,
        AWAY
    }

    /** The server answers but cannot be used. */
    static final class UnfitException extends Exception {

        UnfitException(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Returns normally if the server answers, and throws within about a second if it does not. */
    interface Check {
        void run() throws Exception;
    }
}
