package gg.leaderboard.standings.ban;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ban that is in force.
 *
 * @param id of the event that made it
 * @param since its log time
 * @param until when it ends; null if an operator has to lift it
 * @param reason what the operator said
 */
public record Ban(
        String id,
        Instant since,
        @Nullable Instant until,
        @Nullable String reason) {}
