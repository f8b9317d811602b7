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
 * @param boards number of boards in addition to the built-in ones, at least 0. Each day others have their turn
 */
@ConfigurationProperties("leaderboard.archive.verify")
record DailyVerifyProperties(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("04:00") @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
        LocalTime time,

        @DefaultValue("20") int boards) {

    DailyVerifyProperties {
        if (boards < 0) {
            throw new IllegalArgumentException("leaderboard.archive.verify.boards must be at least 0; was " + boards);
        }
    }

    /** When the first run after {@code moment} begins. */
    Instant next(Instant moment) {
        Instant today =
                moment.atOffset(ZoneOffset.UTC).toLocalDate().atTime(time).toInstant(ZoneOffset.UTC);
        return today.isAfter(moment) ? today : today.plus(Duration.ofDays(1));
    }
}
