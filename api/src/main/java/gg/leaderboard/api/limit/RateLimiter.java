package gg.leaderboard.api.limit;

import gg.leaderboard.standings.definition.Rate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts calls by key. A call is judged by the bucket in this process, without waiting. Calls are reported to the shared
 * bucket soon after, and the bucket in this process adopts what remains of it.
 */
final class RateLimiter {

    private static final float LOAD_FACTOR = 0.75f;
    private static final int INITIAL = 64;

    private final SharedBuckets shared;
    private final Map<String, TrackedBucket> tracked;

    /** @param most number of buckets in memory; beyond that the one that was idle longest is discarded */
    RateLimiter(SharedBuckets shared, int most) {
        this.shared = shared;
        this.tracked = new LinkedHashMap<>(INITIAL, LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, TrackedBucket> eldest) {
                return size() > most;
            }
        };
    }

    /** Takes one call. */
    RateDecision take(String key, Rate rate) {
        TrackedBucket bucket = bucket(key, rate);
        RateDecision decision = bucket.take();
        long count = bucket.toReport();
        if (count > 0) {
            report(key, rate, bucket, count);
        }
        return decision;
    }

    private void report(String key, Rate rate, TrackedBucket bucket, long count) {
        if (shared.isPaused()) {
            bucket.reported();
            return;
        }
        var unused = shared.take(key, rate, count).whenComplete((remaining, failure) -> {
            if (failure == null) {
                bucket.aligned(remaining);
            } else {
                bucket.reported();
            }
        });
    }

    private synchronized TrackedBucket bucket(String key, Rate rate) {
        // The limit of a board may have changed.
        return tracked.compute(
                key, (k, known) -> known == null || !known.hasRate(rate) ? new TrackedBucket(rate) : known);
    }

    synchronized int size() {
        return tracked.size();
    }
}
