package gg.leaderboard.standings.definition;

import java.time.Duration;

/** The text form of periods of whole seconds: a number and the unit s, m or h, such as {@code 90s}. */
final class Periods {

    /** A regular expression with two groups: the number and the unit. */
    static final String PATTERN = "([1-9][0-9]{0,4})([smh])";

    private static final int SECONDS_OF_MINUTE = 60;
    private static final int SECONDS_OF_HOUR = 3600;

    private Periods() {}

    /** The period of the two groups of {@link #PATTERN}. */
    static Duration of(String number, String unit) {
        long length = Long.parseLong(number);
        return switch (unit) {
            case "s" -> Duration.ofSeconds(length);
            case "m" -> Duration.ofMinutes(length);
            default -> Duration.ofHours(length);
        };
    }

    /** The text, with the largest unit that divides the period. */
    static String text(Duration period) {
        long seconds = period.toSeconds();
        if (seconds % SECONDS_OF_HOUR == 0) {
            return seconds / SECONDS_OF_HOUR + "h";
        }
        return seconds % SECONDS_OF_MINUTE == 0 ? seconds / SECONDS_OF_MINUTE + "m" : seconds + "s";
    }
}
