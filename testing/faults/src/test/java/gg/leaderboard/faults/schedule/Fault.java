package gg.leaderboard.faults.schedule;

import java.util.Locale;

/**
 * A fault of a server or of a connection.
 *
 * @param target a server such as {@code redis}, or a connection such as {@code api-1>redis}
 * @param atMillis when it begins, since the start of the run
 * @param forMillis how long it lasts; 0 for a reset
 */
public record Fault(Kind kind, String target, long atMillis, long forMillis) {

    /** What happens. */
    public enum Kind {
        /** SIGKILL, and a start on the same data. */
        KILL,
        /** SIGSTOP and SIGCONT. */
        FREEZE,
        /** A connection is closed, and new ones are as well. */
        CUT,
        /** A connection is accepted and never answers. */
        HALF_OPEN,
        /** Every piece of data is delayed. */
        SLOW,
        /** Open connections end with RST. */
        RESET,
        /** Redis is killed, and starts on a copy of its append-only file from the beginning of the fault. */
        ROLL_BACK,
        /** Redis is killed, and its append-only file lacks the last bytes, often in the middle of a record. */
        TEAR,
        /** The partitions of the log move to two of three brokers, and back. */
        REASSIGN,
        /** No byte is free on the disk of a server. If it ends because of that, it is started when there is space again. */
        DISK_FULL,
        /** The clock of a process jumps, and back. */
        CLOCK
    }

    public long endMillis() {
        return atMillis + forMillis;
    }

    boolean overlaps(Fault other) {
        return atMillis <= other.endMillis() && other.atMillis <= endMillis();
    }

    /** The kind, and the kind of server or connection. */
    String group() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + target.replaceAll("-\\d", "");
    }

    @Override
    public String toString() {
        return "%5d–%5d ms %s %s".formatted(atMillis, endMillis(), kind, target);
    }
}
