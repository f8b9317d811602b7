package gg.leaderboard.archive.restore;

import gg.leaderboard.archive.store.BackgroundLoop;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Restores whenever something is missing; nobody has to ask for it. */
@Component
class RestoreLoop implements AutoCloseable {

    private final BackgroundLoop loop = new BackgroundLoop("restore");
    private final Restorer restorer;
    private final RestoreProperties properties;

    RestoreLoop(Restorer restorer, RestoreProperties properties) {
        this.restorer = restorer;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            loop.start(restorer::restore, properties.checkInterval());
        }
    }

    @Override
    public void close() {
        loop.stop();
    }
}
