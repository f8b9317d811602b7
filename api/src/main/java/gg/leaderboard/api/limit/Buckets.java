package gg.leaderboard.api.limit;

import gg.leaderboard.standings.definition.Rate;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

/** Token buckets of a rate. They are full at first, and are refilled evenly over the period. */
public final class Buckets {

    private Buckets() {}

    /** A bucket in memory. Thread-safe. */
    public static Bucket of(Rate rate) {
        return Bucket.builder().addLimit(limit(rate)).build();
    }

    static Bandwidth limit(Rate rate) {
        return Bandwidth.builder()
                .capacity(rate.count())
                .refillGreedy(rate.count(), rate.period())
                .build();
    }
}
