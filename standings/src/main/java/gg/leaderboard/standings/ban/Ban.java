package gg.leaderboard.standings.ban;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ban that is in force.
 *
 * @param id the id of the event that created the ban
 * @param since the log time of that event
 * @param until when the ban ends; null if an operator has to lift it
 * @param reason the reason that the operator gave
 */
public record Ban(
        String id,
        Instant since,
        @Nullable Instant until,
        @Nullable String reason) {}
