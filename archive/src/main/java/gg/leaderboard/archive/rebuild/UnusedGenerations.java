package gg.leaderboard.archive.rebuild;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.redis.CommandPipeline;
import gg.leaderboard.standings.redis.CommandPipeline.Command;
import gg.leaderboard.standings.redis.GenerationPointer;
import gg.leaderboard.standings.redis.KeyPrefix;
import gg.leaderboard.standings.redis.KeyScan;
import gg.leaderboard.standings.redis.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes the keys of generations that are neither the live nor the spare one, and that the log does not list, with several
 * shards. A process that has not noticed a switch may still read them, so it waits until no process can. Keys that a frozen
 * process writes even later are deleted within an hour.
 */
@Component
class UnusedGenerations {

    private static final Logger LOG = LoggerFactory.getLogger(UnusedGenerations.class);

    private static final Duration WAIT = GenerationPointer.USABLE.multipliedBy(2);
    private static final Duration INTERVAL = Duration.ofHours(1);

    // No standings have this generation, so every update is rejected while keys are missing.
    private static final byte[] DELETED = utf8("-2");

    private final StandingsDatabases databases;
    private final RedisConnectionFactory redis;
    private final int shards;
    private final Supplier<Generations> logged;
    private Set<Long> used = Set.of();
    private long due;
    private @Nullable RuntimeException failure;

    @Autowired
    UnusedGenerations(StandingsDatabases databases, StandingsProperties properties, DefinitionLog definitions) {
        this(databases, properties, () -> definitions.recent().generations());
    }

    UnusedGenerations(StandingsDatabases databases, StandingsProperties properties, Supplier<Generations> logged) {
        this.databases = databases;
        this.redis = databases.live().redis();
        this.shards = properties.shards();
        this.logged = logged;
    }

    /** Deletes them, if it is time. Throws the exception of the last attempt until one succeeds. */
    void step() {
        if (shards > 1) {
            step(System.nanoTime());
        }
    }

    /** @param now in nanoseconds, as of {@link System#nanoTime} */
    void step(long now) {
        Set<Long> current = used();
        if (!current.equals(used)) {
            used = current;
            due = now + WAIT.toNanos();
        } else if (now - due >= 0) {
            due = now + WAIT.toNanos();
            try {
                if (areLive()) {
                    delete(current);
                    due = now + INTERVAL.toNanos();
                }
                failure = null;
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    // Not if Redis has lost the number of the live generation: its keys would seem to be unused.
    private boolean areLive() {
        long number = databases.live().keys().generation();
        return databases.live().generation() == number && logged.get().active() == number;
    }

    private Set<Long> used() {
        databases.refresh();
        Set<Long> all = new HashSet<>(logged.get().all().keySet());
        all.add(databases.live().keys().generation());
        all.add(databases.spare().keys().generation());
        return all;
    }

    private void delete(Set<Long> kept) {
        Set<Long> deleted = new HashSet<>();
        Set<String> totals = new HashSet<>();
        AtomicLong count = new AtomicLong();
        KeyScan.pages(redis, "{s*", page -> {
            List<String> unused = page.stream()
                    .filter(key -> KeyPrefix.generation(key).stream().anyMatch(number -> !kept.contains(number)))
                    .toList();
            // After the page was read: the numbers are changed before keys of another generation are written.
            if (unused.isEmpty() || !used().equals(kept)) {
                return;
            }
            for (String key : unused) {
                long generation = KeyPrefix.generation(key).orElseThrow();
                if (deleted.add(generation)) {
                    totals.addAll(reject(generation));
                }
            }
            List<String> others =
                    unused.stream().filter(key -> !totals.contains(key)).toList();
            unlink(others);
            count.addAndGet(others.size());
        });
        if (!totals.isEmpty() && used().equals(kept)) {
            unlink(List.copyOf(totals));
        }
        if (!deleted.isEmpty()) {
            LOG.info("Deleted {} keys of the unused generations {}", count, deleted);
        }
    }

    // Deleted last: until then, no update can take incomplete standings for empty ones.
    private List<String> reject(long generation) {
        Keys names = databases.live().keys(generation);
        List<String> totals = names.shards().all().mapToObj(names::totals).toList();
        List<Command<Boolean>> commands = new ArrayList<>();
        totals.forEach(key -> commands.add(shared -> shared.hset(utf8(key), utf8("generation"), DELETED)));
        CommandPipeline.execute(redis, commands);
        return totals;
    }

    private void unlink(List<String> names) {
        List<Command<Long>> commands = new ArrayList<>();
        names.forEach(key -> commands.add(shared -> shared.unlink(utf8(key))));
        CommandPipeline.execute(redis, commands);
    }
}
