package gg.leaderboard.api.live;

import gg.leaderboard.api.ChannelSubscription;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.standings.redis.ChangeNotification;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.tracing.TraceContext;
import gg.leaderboard.tracing.Tracing;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Receives change notices. Notices published while the subscription was interrupted are lost, so all views are read
 * again after each subscription.
 */
@Component
class ChangeSubscription implements AutoCloseable {

    private final ChannelSubscription notices;
    private final ProgressTracker progress;
    private final LiveViews views;
    private final Tracing tracing;

    ChangeSubscription(RedisConnectionFactory redis, ProgressTracker progress, LiveViews views, Tracing tracing) {
        this.notices = new ChannelSubscription(redis, Keys.CHANGES_CHANNEL, this::changed, views::allChanged);
        this.progress = progress;
        this.views = views;
        this.tracing = tracing;
        // The notice of a switch may cause a read of the standings from before.
        progress.onSwitch(views::allChanged);
    }

    /** Subscribes unless already subscribed. Called periodically, because Redis may be unavailable. */
    void subscribe() {
        notices.subscribe();
    }

    private void changed(byte[] message) {
        try {
            ChangeNotification notice = ChangeNotification.read(message);
            // Runs before the views are read, so that the freshness of each read includes at least this notice.
            progress.changed(notice);
            if (tracing.isOn() && notice.trace() != null) {
                views.traced(notice.boards(), TraceContext.read(notice.trace()));
            }
            if (notice.anyBoard()) {
                views.allChanged();
            } else {
                views.changed(notice.boards());
            }
        } catch (RuntimeException e) {
            // A notice is only a hint. One that cannot be parsed may stand for any change.
            views.allChanged();
        }
    }

    @Override
    public void close() {
        notices.close();
    }
}
