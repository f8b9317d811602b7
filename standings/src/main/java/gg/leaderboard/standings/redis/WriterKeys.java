package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/** Decides whether a writer may write standings of its generation, and to which keys. */
final class WriterKeys {

    // Of standings that are being deleted.
    private static final byte[] DELETED = utf8("-2");

    private static final Script STORED = Script.of(WriterKeys.class, Script.GENERATION, "stored.lua");

    private final RedisConnectionFactory redis;
    private final Keys keys;

    WriterKeys(RedisConnectionFactory redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * The keys of the standings, if they are of this generation. If there are none, this generation becomes the live one. Two
     * writers may do so at the same time; one of their generations is then chosen.
     *
     * @return empty if the standings are of another generation
     */
    Optional<Keys> of(long generation) {
        GenerationPointer pointer = keys.pointer().orElse(null);
        if (pointer == null) {
            return Optional.of(keys);
        }
        Keys now = keys.current();
        if (now.generation() != generation && pointer.isLive() && areMissing(now)) {
            // If another writer has replaced it, its generation is the live one.
            var unused = pointer.replace(now.generation(), generation);
            now = keys.current();
        }
        return now.generation() == generation ? Optional.of(now) : Optional.empty();
    }

    // Standings of another generation at these keys are those of an earlier release, and are never replaced.
    private boolean areMissing(Keys now) {
        List<Script.Call> calls = now.shards()
                .all()
                .mapToObj(shard -> new Script.Call(List.of(utf8(now.totals(shard))), List.of()))
                .toList();
        return STORED.<byte[]>runEach(redis, ReturnType.VALUE, calls).stream()
                .allMatch(stored -> stored == null || Arrays.equals(stored, DELETED));
    }
}
