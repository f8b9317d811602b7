package gg.leaderboard.api.health;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** A server that we need, as it was found when it was last looked at. Whoever asks does not wait for an answer. */
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

    /** What is wrong with a server that answers, and cannot be used as it is; null otherwise. */
    @Nullable String unfit() {
        return unfit;
    }

    /** Looks now if that was never done. */
    void checkOnce() {
        if (state == State.UNKNOWN) {
            check();
        }
    }

    /** Looks again, and says so in the log if it has gone or is back. */
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
                LOG.warn("{} is away: {}", name, String.valueOf(NestedExceptionUtils.getMostSpecificCause(e)));
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

    /** A server that answers, and cannot be used as it is. */
    static final class UnfitException extends Exception {

        UnfitException(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Returns if the server answers, and throws within a second or so if it does not. */
    interface Check {
        void run() throws Exception;
    }
}
