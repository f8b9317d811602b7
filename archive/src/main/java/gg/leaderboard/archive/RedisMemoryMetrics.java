package gg.leaderboard.archive;

import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.log.consumer.ExceptionMessages;
import gg.leaderboard.standings.redis.KeyKind;
import gg.leaderboard.standings.redis.MemoryReader;
import gg.leaderboard.standings.redis.MemoryReader.MemoryUse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** The memory of the Redis of the standings, as metrics. It is read each minute. */
@Component
class RedisMemoryMetrics implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int KEYS_PER_RUN = 20_000;
    private static final String BYTES = "bytes";

    private static final Logger LOG = LoggerFactory.getLogger(RedisMemoryMetrics.class);

    private final BackgroundLoop loop = new BackgroundLoop("redis memory");
    private final MemoryReader redis;
    private volatile @Nullable MemoryUse total;
    private volatile @Nullable Map<KeyKind, Long> kinds;
    private boolean failing;

    RedisMemoryMetrics(RedisConnectionFactory redis, MeterRegistry meters) {
        this.redis = new MemoryReader(redis);
        gauge("leaderboard.redis.used.memory", "Memory that Redis uses", MemoryUse::used, meters);
        gauge("leaderboard.redis.max.memory", "Limit of memory of Redis; 0 if there is none", MemoryUse::limit, meters);
        for (KeyKind kind : KeyKind.values()) {
            Gauge.builder("leaderboard.redis.memory", () -> bytes(kind))
                    .description("Estimated memory of the keys of each kind")
                    .baseUnit(BYTES)
                    .tag("kind", kind.label())
                    .register(meters);
        }
    }

    private void gauge(String name, String description, ToLongFunction<MemoryUse> value, MeterRegistry meters) {
        Gauge.builder(name, () -> {
                    MemoryUse use = total;
                    return use == null ? Double.NaN : (double) value.applyAsLong(use);
                })
                .description(description)
                .baseUnit(BYTES)
                .register(meters);
    }

    private double bytes(KeyKind kind) {
        Map<KeyKind, Long> known = kinds;
        return known == null ? Double.NaN : (double) known.getOrDefault(kind, 0L);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        loop.start(this::read, INTERVAL);
    }

    /** Measures the next keys. Warns once if that fails. */
    void read() {
        try {
            total = redis.total();
            kinds = redis.measure(KEYS_PER_RUN);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warn(
                        "The memory of Redis cannot be measured, and is tried again each minute: {}. If Redis runs, allow its user the"
                                + " commands info, dbsize, scan and memory|usage (docs/SECURITY-WIRE.md)",
                        ExceptionMessages.message(e));
            }
        }
    }

    @Override
    public void close() {
        loop.stop();
    }
}
