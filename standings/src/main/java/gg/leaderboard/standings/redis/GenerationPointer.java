package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.definition.Generations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/**
 * A field of the hash {@link Keys#GENERATIONS}: the generation in the names of the keys of the standings. One field decides for
 * all shards, so a switch is atomic. It is read at most once a second. Safe for many threads.
 */
public final class GenerationPointer {

    /**
     * How long a process uses a generation that it cannot read again. A failover takes less. The keys of a generation are deleted
     * when no process can use them.
     */
    public static final Duration USABLE = Duration.ofSeconds(30);

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Script REPLACE = Script.of(GenerationPointer.class, "replace.lua");

    private final RedisConnectionFactory redis;
    private final Role role;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile long generation;
    private volatile long knownAt = System.nanoTime() - USABLE.toNanos();
    private volatile long triedAt = knownAt;

    GenerationPointer(RedisConnectionFactory redis, Role role) {
        this.redis = redis;
        this.role = role;
    }

    /** Which standings. */
    enum Role {
        /** The live ones. Without the field they are of generation 0, which the first standings have. */
        LIVE(0),
        /** Those that are built, or that were replaced and can become live again. Without the field there are none. */
        OTHER(Generations.NONE);

        private final long missing;

        Role(long missing) {
            this.missing = missing;
        }

        String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is that of the live standings. */
    boolean isLive() {
        return role == Role.LIVE;
    }

    /**
     * The generation; at most a second old while Redis answers.
     *
     * @throws DataAccessException if Redis has not returned it for {@link #USABLE}
     */
    public long generation() {
        if (isOver(triedAt, INTERVAL)) {
            if (isOver(knownAt, USABLE)) {
                reading.lock();
            } else if (!reading.tryLock()) {
                return generation;
            }
            try {
                if (isOver(triedAt, INTERVAL)) {
                    tryToRead();
                }
            } finally {
                reading.unlock();
            }
        }
        if (isOver(knownAt, USABLE)) {
            throw new TransientDataAccessResourceException(
                    "Redis has not returned which generation of the standings is live");
        }
        return generation;
    }

    /** The generation that the last call returned, without waiting for Redis. */
    long lastKnown() {
        return generation;
    }

    /** Reads it now. */
    void refresh() {
        reading.lock();
        try {
            triedAt = System.nanoTime();
            byte[] number;
            try (RedisConnection connection = redis.getConnection()) {
                number = connection.hashCommands().hGet(utf8(Keys.GENERATIONS), utf8(role.field()));
            }
            generation = number == null ? role.missing : Long.parseLong(new String(number, StandardCharsets.UTF_8));
            knownAt = triedAt;
        } finally {
            reading.unlock();
        }
    }

    /**
     * Replaces the generation, unless it is no longer {@code from}.
     *
     * @param to {@link Generations#NONE} for none
     * @return whether it was replaced
     */
    public boolean replace(long from, long to) {
        List<byte[]> call = List.of(
                utf8(Keys.GENERATIONS),
                utf8(role.field()),
                utf8(String.valueOf(role.missing)),
                utf8(String.valueOf(from)),
                utf8(to == Generations.NONE ? "" : String.valueOf(to)));
        Long done;
        try (RedisConnection connection = redis.getConnection()) {
            done = REPLACE.run(connection, ReturnType.INTEGER, 1, call.toArray(byte[][]::new));
        }
        refresh();
        return done != null && done == 1;
    }

    private void tryToRead() {
        try {
            refresh();
        } catch (DataAccessException e) {
            // Threads that wait for this attempt make no other.
            triedAt = System.nanoTime();
            if (isOver(knownAt, USABLE)) {
                throw e;
            }
        }
    }

    private static boolean isOver(long since, Duration time) {
        return System.nanoTime() - since >= time.toNanos();
    }
}
