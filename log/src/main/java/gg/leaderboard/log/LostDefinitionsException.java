package gg.leaderboard.log;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A copy knows definitions that the topic lacks: the topic was deleted, or belongs to another installation. Whoever went on
 * would count scores of these boards as errors, and overwrite the copy.
 */
public final class LostDefinitionsException extends RuntimeException {

    private static final int NAMED = 5;

    /** @param lost the boards, and other things by name; at least one */
    LostDefinitionsException(String copy, List<String> lost) {
        super(
                "%s knows %d leaderboard(s) that the topic leaderboards lacks (%s%s). Nothing is counted until they are restored: POST"
                                .formatted(
                                        copy,
                                        lost.size(),
                                        lost.stream().limit(NAMED).collect(Collectors.joining(", ")),
                                        lost.size() > NAMED ? ", …" : "")
                        + " /api/v1/admin/restore/definitions writes them to the topic again, with ?forget=true as deleted boards."
                        + " If this Kafka belongs to another installation, correct the address instead");
    }
}
