package gg.leaderboard.archive;

import gg.leaderboard.archive.store.BackgroundLoop;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Applies retention again and again. */
@Component
class RetentionLoop implements AutoCloseable {

    private final BackgroundLoop loop = new BackgroundLoop("retention");
    private final Retention retention;
    private final RetentionProperties properties;

    RetentionLoop(Retention retention, RetentionProperties properties) {
        this.retention = retention;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            loop.start(retention::apply, properties.checkInterval());
        }
    }

    @Override
    public void close() {
        loop.stop();
    }
}
