package gg.leaderboard.api.console;

import gg.leaderboard.api.console.Overview.LastHour;
import gg.leaderboard.api.console.Overview.Point;
import gg.leaderboard.api.progress.FoldLatency.Percentiles;
import gg.leaderboard.api.progress.PartitionProgress;
import gg.leaderboard.api.progress.ProgressTracker;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Throughput, lag and latency of the last hour, in memory. It asks no server: the progress is known already. */
@Component
class HistorySampler {

    private static final int INTERVAL_SECONDS = 10;
    private static final int MOST_POINTS = 360;

    private final Deque<Point> points = new ArrayDeque<>();
    private final ProgressTracker progress;
    private final InstantSource time;
    private long lastTotal = -1;

    HistorySampler(ProgressTracker progress, InstantSource time) {
        this.progress = progress;
        this.time = time;
    }

    @Scheduled(fixedRate = INTERVAL_SECONDS * 1000, initialDelay = INTERVAL_SECONDS * 1000)
    synchronized void sample() {
        List<PartitionProgress> all = progress.progress();
        long total = all.stream().mapToLong(PartitionProgress::end).sum();
        long appended = lastTotal < 0 ? 0 : Math.max(0, total - lastTotal);
        lastTotal = all.isEmpty() ? -1 : total;
        Percentiles latency = progress.latency().take();
        points.addLast(new Point(
                time.instant(),
                appended / (double) INTERVAL_SECONDS,
                all.stream().mapToLong(PartitionProgress::behind).sum(),
                latency == null ? null : latency.median(),
                latency == null ? null : latency.ninetyNine()));
        if (points.size() > MOST_POINTS) {
            points.removeFirst();
        }
    }

    synchronized LastHour history() {
        return new LastHour(INTERVAL_SECONDS, List.copyOf(points));
    }
}
