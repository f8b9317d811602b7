package gg.leaderboard.api.health;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** A server that we need, as it was found when it was last looked at. Whoever asks does not wait for an answer. */
final class Dependency {

    private static final Logger LOG = LoggerFactory.getLogger(Dependency.class);

    private final String name;
    private final Check check;
    private volatile State state = State.UNKNOWN;

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

    /** Looks again, and says so in the log if it has gone or is back. Only one thread calls this. */
    void look() {
        try {
            check.run();
            if (become(State.UP) == State.AWAY) {
                LOG.info("{} answers again", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
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

    /** Returns if the server answers, and throws within a second or so if it does not. */
    interface Check {
        void run() throws Exception;
    }
}
