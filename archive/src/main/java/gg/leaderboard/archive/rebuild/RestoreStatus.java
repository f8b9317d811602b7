package gg.leaderboard.archive.rebuild;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How far a restore has come.
 *
 * @param status what goes on
 * @param restored records written by the latest restore
 * @param remaining records that it still has to write; counted by offsets, so the real number may be a little less
 * @param missing what neither Kafka nor the archive holds; standings and folds cannot go on there
 */
record RestoreStatus(Status status, long restored, long remaining, List<String> missing) {

    enum Status {
        /** Kafka holds all that is missing. */
        IDLE,
        RESTORING,
        /** The archive lacks what is missing, too. */
        IMPOSSIBLE;

        /** As in JSON: {@code idle}. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Both in one. */
    RestoreStatus merge(RestoreStatus other) {
        return new RestoreStatus(
                status == Status.IDLE || other.status == Status.RESTORING ? other.status : status,
                restored + other.restored,
                remaining + other.remaining,
                Stream.concat(missing.stream(), other.missing.stream()).toList());
    }

    static final RestoreStatus NOTHING_MISSING = new RestoreStatus(Status.IDLE, 0, 0, List.of());
}
