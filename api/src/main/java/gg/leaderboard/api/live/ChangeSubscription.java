package gg.leaderboard.api.live;

import gg.leaderboard.api.ChannelSubscription;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.standings.redis.ChangeNotification;
import gg.leaderboard.standings.redis.Keys;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** Listens for change notices. What was published while it could not listen is lost, so all is read again then. */
@Component
class ChangeSubscription implements AutoCloseable {

    private final ChannelSubscription notices;
    private final ProgressTracker progress;
    private final LiveViews views;

    ChangeSubscription(RedisConnectionFactory redis, ProgressTracker progress, LiveViews views) {
        this.notices = new ChannelSubscription(redis, Keys.CHANGES_CHANNEL, this::changed, views::allChanged);
        this.progress = progress;
        this.views = views;
    }

    /** Subscribes unless that has been done. Asked again and again, for Redis may be away. */
    void subscribe() {
        notices.subscribe();
    }

    private void changed(byte[] message) {
        try {
            ChangeNotification notice = ChangeNotification.read(message);
            // First of all: what is read from here on has folded at least this.
            progress.changed(notice);
            if (notice.anyBoard()) {
                views.allChanged();
            } else {
                views.changed(notice.boards());
            }
        } catch (RuntimeException e) {
            // A notice is only a hint; one that says nothing may mean anything.
            views.allChanged();
        }
    }

    @Override
    public void close() {
        notices.close();
    }
}
