package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.StandingsProperties.Limits;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.ProfileChange;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the order of the log alone determines which event types and actions a profile names. */
class ProfileLimitTest {

    private static final Instant NOW = Instant.parse("2036-10-24T10:17:00Z");
    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final int TYPES = 4;
    private static final List<String> PLAYERS = List.of("p", "q", "r");

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void types_beyond_the_limit_count_as_other_regardless_of_batches(int seed) {
        Random random = new Random(seed);
        StandingsProperties properties = new StandingsProperties(
                seed % 2 == 0 ? 16 : 1,
                List.of(Window.ALLTIME),
                new Dedup(Duration.ofHours(24), 64),
                new Limits(TYPES));
        List<LogRecord> log = new ArrayList<>();
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            GameEvent event = event(random, i);
            log.add(LogRecord.of(i, NOW, event, Definitions.NONE));
            count(event, expected);
        }

        inRedis(log, properties, random);

        assertThat(everyProfile(player -> redis.template()
                        .<String, String>opsForHash()
                        .entries(Keys.of(properties).profile(player))))
                .isEqualTo(expected);
        Map<String, Map<String, String>> inMemory = inMemory(log, properties, random);
        assertThat(everyProfile(player -> inMemory.getOrDefault(player, Map.of())))
                .isEqualTo(expected);
        assertThat(expected.toString()).contains("event:other").contains("action:other");
    }

    private static GameEvent event(Random random, int number) {
        EventInfo info = new EventInfo("e" + number, NOW, PLAYERS.get(random.nextInt(PLAYERS.size())), null, null);
        String name = random.nextInt(20) == 0 ? "other" : "t" + random.nextInt(1 + number / 10);
        return random.nextInt(100) == 0
                ? new PlayerErased(info)
                : random.nextBoolean() ? new OtherEvent(info, name) : new PlayerScored(info, 1, name);
    }

    private static void count(GameEvent event, Map<String, Map<String, Long>> profiles) {
        Map<String, Long> profile = profiles.computeIfAbsent(event.playerId(), player -> new TreeMap<>());
        if (event instanceof PlayerErased) {
            profile.clear();
        } else if (event instanceof OtherEvent other) {
            count(profile, "event:", other.type());
        } else if (event instanceof PlayerScored scored) {
            count(profile, "action:", String.valueOf(scored.action()));
        }
    }

    private static void count(Map<String, Long> profile, String list, String name) {
        Set<String> named = new TreeSet<>(profile.keySet());
        named.removeIf(field -> !field.startsWith(list) || field.equals(list + "other"));
        boolean fits = named.contains(list + name) || named.size() < TYPES;
        profile.merge(fits ? list + name : list + "other", 1L, Long::sum);
    }

    private void inRedis(List<LogRecord> log, StandingsProperties properties, Random random) {
        Keys keys = Keys.of(properties);
        PartitionWriter writer = new PartitionWriter(
                PARTITION,
                keys.shards(),
                new Fold(keys.shards(), properties, 1 + random.nextInt(200)),
                new RedisStandings(redis.connections(), keys, properties.dedup()));
        for (int at = 0; at < log.size(); ) {
            int end = Math.min(log.size(), at + 1 + random.nextInt(60));
            assertThat(writer.write(log.subList(at, end))).isEmpty();
            at = end;
        }
    }

    private static Map<String, Map<String, String>> inMemory(
            List<LogRecord> log, StandingsProperties properties, Random random) {
        Fold fold = new Fold(Keys.of(properties).shards(), properties, 1 + random.nextInt(400));
        Map<String, Map<String, String>> profiles = new TreeMap<>();
        Keys.of(properties).shards().all().forEach(shard -> {
            long done = -1;
            while (done < log.size() - 1) {
                StandingsUpdate update =
                        fold.fold(shard, PARTITION, done, log.subList((int) done + 1, log.size()), Set.of());
                for (ProfileChange change : update.profiles()) {
                    profiles.compute(
                            change.playerId(), (player, before) -> change.applyTo(before == null ? Map.of() : before));
                }
                done = update.last();
            }
        });
        return profiles;
    }

    private static Map<String, Map<String, Long>> everyProfile(Function<String, Map<String, String>> profiles) {
        Map<String, Map<String, Long>> all = new TreeMap<>();
        for (String player : PLAYERS) {
            Map<String, Long> named = new TreeMap<>();
            profiles.apply(player).forEach((field, value) -> {
                if (field.startsWith("event:") || field.startsWith("action:")) {
                    named.put(field, Long.valueOf(value));
                }
            });
            all.put(player, named);
        }
        return all;
    }
}
