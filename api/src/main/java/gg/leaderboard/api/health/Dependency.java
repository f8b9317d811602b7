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

    /** Looks again, and says so in the log if something has changed. Only one thread calls this. */
    void look() {
        try {
            check.run();
            found(State.UP, "answers");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            found(State.AWAY, "is away: " + NestedExceptionUtils.getMostSpecificCause(e));
        }
    }

    private void found(State now, String what) {
        if (state != now) {
            state = now;
            LOG.atLevel(now.level).log("{} {}", name, what);
        }
    }

    enum State {
        UNKNOWN(org.slf4j.event.Level.INFO),
        UP(org.slf4j.event.Level.INFO),
        AWAY(org.slf4j.event.Level.WARN);

        private final org.slf4j.event.Level level;

        State(org.slf4j.event.Level level) {
            this.level = level;
        }
    }

    /** Returns if the server answers, and throws within a second or so if it does not. */
    interface Check {
        void run() throws Exception;
    }
}
