package gg.leaderboard.producer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How fast events are sent.
 *
 * @param perSecond the most events a second; 0 for no limit
 * @param speed the multiple of real time at which logged events are sent; 0 to ignore their times
 */
public record Pace(double perSecond, double speed) {

    public static final Pace AT_ONCE = new Pace(0, 0);

    public Pace {
        if (!(perSecond >= 0 && perSecond < Double.POSITIVE_INFINITY)) {
            throw new UsageException("rate must be a number of events per second; was " + perSecond);
        }
        if (!(speed >= 0 && speed < Double.POSITIVE_INFINITY)) {
            throw new UsageException("speed must be a multiple of real time; was " + speed);
        }
    }

    public static Pace perSecond(double rate) {
        return new Pace(rate, 0);
    }

    /** The rate as text, such as {@code 2.5/s}. */
    public String rate() {
        return BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString() + "/s";
    }

    /**
     * The pace of at most {@code rate}.
     *
     * @param rate events a second; null for no limit
     */
    public static Pace upTo(@Nullable Double rate) {
        return rate == null ? AT_ONCE : perSecond(rate);
    }
}
