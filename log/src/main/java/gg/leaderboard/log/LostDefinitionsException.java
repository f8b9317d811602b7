package gg.leaderboard.log;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A copy has definitions that the topic lacks: the topic was deleted, or belongs to another installation. Continuing would
 * turn scores for these boards into dead letters, and overwrite the copy.
 */
public final class LostDefinitionsException extends RuntimeException {

    private static final int MAX_NAMES = 5;

    /** @param lost the names of lost boards and generations, at least one */
    LostDefinitionsException(String copy, List<String> lost) {
        super(
                "%s contains %d leaderboard(s) that the topic leaderboards lacks (%s%s). Nothing is counted until they are restored: POST"
                                .formatted(
                                        copy,
                                        lost.size(),
                                        lost.stream().limit(MAX_NAMES).collect(Collectors.joining(", ")),
                                        lost.size() > MAX_NAMES ? ", …" : "")
                        + " /api/v1/admin/restore/definitions writes them to the topic again, with ?forget=true as deleted boards."
                        + " If this Kafka belongs to another installation, correct the address instead");
    }
}
