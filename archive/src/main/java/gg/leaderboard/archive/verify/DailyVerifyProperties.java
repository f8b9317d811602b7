package gg.leaderboard.archive.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * The daily comparison of boards with the archive.
 *
 * @param enabled whether this archive compares boards each day
 * @param time time of the day, in UTC
 * @param afterStart when boards are compared once after the start, in addition
 * @param boards number of boards in addition to the built-in ones and those that were not equal, at least 0. Each day others
 *     have their turn
 * @param maxPlayers most players in one period of a board, at least 1. Larger boards are skipped, because a comparison holds
 *     all players of a period in memory
 */
@ConfigurationProperties("leaderboard.archive.verify")
record DailyVerifyProperties(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("04:00") @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
        LocalTime time,

        @DefaultValue("5m") Duration afterStart,
        @DefaultValue("20") int boards,
        @DefaultValue("200000") long maxPlayers) {

    DailyVerifyProperties {
        require("boards", boards, 0);
        require("max-players", maxPlayers, 1);
    }

    private static void require(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.verify." + option + " must be at least " + least + "; was " + value);
        }
    }

    /** When the first run of a service that starts at {@code start} begins. */
    Instant first(Instant start) {
        Instant soon = start.plus(afterStart);
        Instant next = next(start);
        return next.isBefore(soon) ? next : soon;
    }

    /** When the first daily run after {@code moment} begins. */
    Instant next(Instant moment) {
        Instant today =
                moment.atOffset(ZoneOffset.UTC).toLocalDate().atTime(time).toInstant(ZoneOffset.UTC);
        return today.isAfter(moment) ? today : today.plus(Duration.ofDays(1));
    }
}
