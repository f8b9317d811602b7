package gg.leaderboard.api.progress;

import io.lettuce.core.event.connection.DisconnectedEvent;
import io.lettuce.core.resource.ClientResources;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/** Tells the progress that a connection to Redis was lost. */
@Component
final class RedisDisconnects implements AutoCloseable {

    private final Disposable subscription;

    RedisDisconnects(ClientResources resources, ProgressTracker progress) {
        subscription = resources
                .eventBus()
                .get()
                .ofType(DisconnectedEvent.class)
                .subscribe(event -> progress.connectionLost());
    }

    @Override
    public void close() {
        subscription.dispose();
    }
}
