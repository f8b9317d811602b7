package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.BackgroundLoop;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes and repairs checkpoints in the background. */
@Component
public class CheckpointLoop implements AutoCloseable {

    private final BackgroundLoop loop = new BackgroundLoop("checkpoints");
    private final ArchivedLog log;
    private final CheckpointRepair repair;
    private final CheckpointTaker taker;
    private final Checkpoints checkpoints;
    private final CheckpointMetrics metrics;
    private final CheckpointProperties properties;

    CheckpointLoop(
            ArchivedLog log,
            CheckpointRepair repair,
            CheckpointTaker taker,
            Checkpoints checkpoints,
            CheckpointMetrics metrics,
            CheckpointProperties properties) {
        this.log = log;
        this.repair = repair;
        this.taker = taker;
        this.checkpoints = checkpoints;
        this.metrics = metrics;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            loop.start(this::catchUp, properties.checkInterval());
        }
    }

    /** Repairs checkpoints and takes all that are due. */
    public void catchUp() {
        log.ends();
        repair.repair();
        while (taker.take()) {
            metrics.taken();
            repair.repair();
        }
        metrics.newest(checkpoints.newest());
    }

    @Override
    public void close() {
        loop.stop();
    }
}
