package gg.leaderboard.archive.rebuild;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The status of a restore.
 *
 * @param restored number of records written by the latest restore
 * @param remaining number of records left to write, computed from offsets, so slightly too high
 * @param missing gaps that neither Kafka nor the archive can fill; the partitions stop there
 */
record RestoreStatus(Status status, long restored, long remaining, List<String> missing) {

    enum Status {
        /** Nothing has to be restored. */
        IDLE,
        RESTORING,
        /** The archive lacks missing records, too. */
        IMPOSSIBLE;

        /** As in JSON: {@code idle}. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The share of the lost records that a restore has written; 1 if none runs. */
    double share() {
        return status == Status.RESTORING && remaining > 0 ? (double) restored / (restored + remaining) : 1;
    }

    /** Combines both. */
    RestoreStatus merge(RestoreStatus other) {
        return new RestoreStatus(
                status == Status.IDLE || other.status == Status.RESTORING ? other.status : status,
                restored + other.restored,
                remaining + other.remaining,
                Stream.concat(missing.stream(), other.missing.stream()).toList());
    }

    static final RestoreStatus NOTHING_MISSING = new RestoreStatus(Status.IDLE, 0, 0, List.of());
}
