package gg.leaderboard.archive.rebuild;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.StandingsProperties;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes the keys of generations that are neither the live nor the spare one, with several shards. A process that has not
 * noticed a switch may still read them, so it waits until no process can. Keys that a frozen process writes even later are
 * deleted within an hour.
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
    private Set<Long> used = Set.of();
    private long due;

    UnusedGenerations(StandingsDatabases databases, StandingsProperties properties) {
        this.databases = databases;
        this.redis = databases.live().redis();
        this.shards = properties.shards();
    }

    /** Deletes them, if it is time. */
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
        } else if (now - due >= 0 && areLive()) {
            delete(current);
            due = now + INTERVAL.toNanos();
        }
    }

    // Not if Redis has lost the number of the live generation: its keys would seem to be unused.
    private boolean areLive() {
        return databases.live().generation() == databases.live().keys().generation();
    }

    private Set<Long> used() {
        databases.refresh();
        return new HashSet<>(List.of(
                databases.live().keys().generation(), databases.spare().keys().generation()));
    }

    private void delete(Set<Long> kept) {
        Set<Long> deleted = new HashSet<>();
        Set<String> totals = new HashSet<>();
        AtomicLong count = new AtomicLong();
        KeyScan.pages(redis, "{s*", page -> {
            List<String> unused = new ArrayList<>();
            for (String key : page) {
                KeyPrefix.generation(key).ifPresent(generation -> {
                    if (!kept.contains(generation)) {
                        unused.add(key);
                        if (deleted.add(generation)) {
                            totals.addAll(reject(generation));
                        }
                    }
                });
            }
            unused.removeAll(totals);
            if (!unused.isEmpty()) {
                delete(unused, kept);
                count.addAndGet(unused.size());
            }
        });
        delete(List.copyOf(totals), kept);
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

    private void delete(List<String> names, Set<Long> kept) {
        if (!used().equals(kept)) {
            throw new IllegalStateException("the standings were switched while unused ones were deleted");
        }
        List<Command<Long>> commands = new ArrayList<>();
        names.forEach(key -> commands.add(shared -> shared.unlink(utf8(key))));
        CommandPipeline.execute(redis, commands);
    }
}
