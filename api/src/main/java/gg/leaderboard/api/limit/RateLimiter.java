package gg.leaderboard.api.limit;

import gg.leaderboard.standings.definition.Rate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts calls by key. A call is judged by the bucket in this process, without waiting. Calls are reported to the shared
 * bucket soon after, and the bucket in this process adopts what remains of it. Thread-safe.
 */
final class RateLimiter {

    private static final int DISCARDED_SHARE = 10;

    private final SharedBuckets shared;
    private final int most;
    private final Map<String, TrackedBucket> tracked = new ConcurrentHashMap<>();

    /** @param most number of buckets in memory; beyond that a tenth is discarded, those that were idle longest */
    RateLimiter(SharedBuckets shared, int most) {
        this.shared = shared;
        this.most = most;
    }

    /** Takes one call. */
    RateDecision take(String key, Rate rate) {
        TrackedBucket bucket = bucket(key, rate);
        RateDecision decision = bucket.take();
        report(key, rate, bucket);
        return decision;
    }

    // Calls during an outage of Redis are never reported: afterwards they would block the client for a long time.
    private void report(String key, Rate rate, TrackedBucket bucket) {
        long count = bucket.toReport();
        if (count == 0) {
            return;
        }
        if (shared.isPaused()) {
            bucket.reported();
            return;
        }
        var unused = shared.take(key, rate, count).whenComplete((remaining, failure) -> {
            if (failure == null) {
                bucket.aligned(remaining);
                // Calls that arrived in the meantime.
                report(key, rate, bucket);
            } else {
                bucket.reported();
            }
        });
    }

    private TrackedBucket bucket(String key, Rate rate) {
        TrackedBucket known = tracked.get(key);
        // The limit of a board may have changed.
        return known != null && known.hasRate(rate) ? known : add(key, rate);
    }

    private synchronized TrackedBucket add(String key, Rate rate) {
        if (tracked.size() >= most) {
            discardIdle();
        }
        return tracked.compute(
                key, (k, known) -> known == null || !known.hasRate(rate) ? new TrackedBucket(rate) : known);
    }

    private void discardIdle() {
        long[] used = tracked.values().stream()
                .mapToLong(TrackedBucket::usedAt)
                .sorted()
                .toArray();
        long limit = used[used.length / DISCARDED_SHARE];
        tracked.values().removeIf(bucket -> bucket.usedAt() - limit <= 0);
    }

    int size() {
        return tracked.size();
    }
}
