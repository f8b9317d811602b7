package gg.leaderboard.archive.rebuild;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.redis.ChangeNotification;
import gg.leaderboard.standings.redis.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/** The live standings and the spare ones in the same Redis. */
@Component
class StandingsDatabases implements AutoCloseable {

    private final Keys keys;
    private final StandingsDatabase live;
    private final SpareStandings spare;

    StandingsDatabases(RedisConnectionFactory redis, StandingsProperties properties, RebuildProperties rebuild) {
        LettuceConnectionFactory connections = (LettuceConnectionFactory) redis;
        if (connections.isClusterAware() && properties.shards() == 1) {
            throw new IllegalArgumentException(
                    "With a Redis Cluster, standings.shards must be above 1, such as 16; it was 1");
        }
        keys = Keys.live(redis, properties);
        live = new StandingsDatabase(redis, keys, properties);
        spare = properties.shards() == 1
                ? new SpareDatabase(connections, rebuild.database(), properties)
                : new SpareKeys(redis, keys, properties);
    }

    StandingsDatabase live() {
        return live;
    }

    StandingsDatabase spare() {
        return spare.standings();
    }

    /** Where the spare standings are, and how they are emptied. */
    SpareStandings place() {
        return spare;
    }

    /** Follows changes of other archives now, not within a second. */
    void refresh() {
        keys.refresh();
        spare().refresh();
    }

    /**
     * Exchanges the two atomically for all clients, and notifies readers.
     *
     * @param from the live generation
     * @param to the spare one
     * @param boards boards with other rules in {@code to}
     * @return false, without an exchange, if they are of other generations
     */
    boolean swap(long from, long to, Collection<String> boards) {
        List<byte[]> notices = new ArrayList<>();
        notices.add(utf8(Keys.CHANGES_CHANNEL));
        notices.add(anyChange(to));
        notices.add(utf8(Keys.DEFINITIONS_CHANNEL));
        boards.forEach(board -> notices.add(utf8(board)));
        boolean done = spare.exchange(from, to, notices);
        refresh();
        return done;
    }

    // A notification that anything may have changed, with a progress that readers have seen already.
    private byte[] anyChange(long generation) {
        return spare().progress().entrySet().stream()
                .findFirst()
                .map(e -> new ChangeNotification(
                                0,
                                e.getKey(),
                                e.getValue().offset(),
                                e.getValue().time(),
                                Set.of(ChangeNotification.ANY),
                                true,
                                generation,
                                null)
                        .json())
                .orElseGet(() -> new byte[0]);
    }

    @Override
    public void close() {
        spare.close();
    }
}
