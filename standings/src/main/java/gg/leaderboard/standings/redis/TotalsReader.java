package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.redis.CommandPipeline.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads the totals of the standings. */
public final class TotalsReader {

    private static final byte[] EVENTS = "events".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GAMES = "games".getBytes(StandardCharsets.UTF_8);

    private final StringRedisTemplate redis;
    private final Keys keys;

    public TotalsReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The number of events counted since the beginning, without copies; in one round trip. */
    public long events() {
        return sum(EVENTS);
    }

    /**
     * The number of games with a board, in one round trip. A game whose board was emptied counts again when it comes
     * back.
     */
    public long games() {
        return sum(GAMES);
    }

    private long sum(byte[] field) {
        Keys names = keys.current();
        List<Command<byte[]>> commands = names.shards()
                .all()
                .mapToObj(names::totals)
                .map(key -> (Command<byte[]>) shared -> shared.hget(key.getBytes(StandardCharsets.UTF_8), field))
                .toList();
        return CommandPipeline.execute(redis.getRequiredConnectionFactory(), commands).stream()
                .mapToLong(TotalsReader::count)
                .sum();
    }

    private static long count(byte @Nullable [] digits) {
        return digits == null ? 0 : Long.parseLong(new String(digits, StandardCharsets.UTF_8));
    }
}
