package gg.leaderboard.standings.ban;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BansTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> BOARDS = List.of("kills", "game:a:b", "game:a%3Ab", "assists");

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    @ParameterizedTest(name = "seed {0}, {1} shards")
    @CsvSource({"1,1", "2,1", "3,4"})
    void redis_has_the_same_bans_as_the_pure_model(long seed, int shards) {
        Random random = new Random(seed);
        StandingsProperties properties =
                new StandingsProperties(shards, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(1), 64));
        PartitionWriter writer = writer(properties);
        BanReader reader = new BanReader(redis.template(), Keys.of(properties));
        Map<String, Bans> model = new HashMap<>();
        List<LogRecord> batch = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            GameEvent event = event(random, i);
            batch.add(LogRecord.of(i, NOW.plusMillis(i), event, Definitions.NONE));
            model.put(event.playerId(), after(model.getOrDefault(event.playerId(), Bans.NONE), event, i));
            if (random.nextInt(4) == 0) {
                assertThat(writer.write(batch)).isEmpty();
                batch.clear();
                model.forEach((player, bans) -> assertHeld(reader, player, bans));
            }
        }
        assertThat(writer.write(batch)).isEmpty();
        assertThat(reader.page("", 10).stream().map(BannedPlayer::playerId))
                .containsExactlyElementsOf(model.entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    private static void assertHeld(BanReader reader, String player, Bans bans) {
        assertThat(reader.bansOf(player)).isEqualTo(bans);
        assertThat(reader.isHidden(player)).isEqualTo(bans.byBoard().containsKey(Bans.EVERYWHERE));
        for (String board : BOARDS) {
            assertThat(reader.isHiddenFrom(board, player)).isEqualTo(bans.hideFrom(board));
        }
        bans.end()
                .ifPresentOrElse(
                        end -> {
                            assertThat(ended(reader, end, player)).isTrue();
                            assertThat(ended(reader, end.minusMillis(1), player))
                                    .isFalse();
                        },
                        () -> assertThat(ended(reader, NOW.plus(Duration.ofDays(9999)), player))
                                .isFalse());
    }

    private static boolean ended(BanReader reader, Instant time, String player) {
        return reader.endedBy(time, 100).stream()
                .anyMatch(banned -> banned.playerId().equals(player));
    }

    private static GameEvent event(Random random, int number) {
        EventInfo info = new EventInfo("e" + number, NOW, "p" + random.nextInt(4), null, null);
        List<String> boards =
                BOARDS.stream().filter(b -> random.nextInt(3) == 0).toList();
        Instant until = random.nextBoolean() ? null : NOW.plusSeconds(1 + random.nextInt(100_000));
        return switch (random.nextInt(8)) {
            case 0 -> new PlayerErased(info);
            case 1 -> new PlayerRestored(info, boards, "e" + random.nextInt(number + 1));
            case 2, 3 -> new PlayerRestored(info, boards, null);
            default -> new PlayerHidden(info, random.nextBoolean() ? null : "\"why\" é 🦊 \\", until, boards);
        };
    }

    private static Bans after(Bans before, GameEvent event, int number) {
        if (event instanceof PlayerHidden hidden) {
            return before.withChanges(List.of(BanChange.Hide.of(hidden, NOW.plusMillis(number))));
        }
        return event instanceof PlayerRestored restored
                ? before.withChanges(List.of(BanChange.Lift.of(restored)))
                : Bans.NONE;
    }

    @Test
    void bans_beyond_the_maximum_number_of_boards_are_ignored_in_redis_too() {
        StandingsProperties properties =
                new StandingsProperties(1, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(1), 64));
        List<String> games = IntStream.range(0, 150).mapToObj(i -> "game:" + i).toList();
        List<GameEvent> events = List.of(
                new PlayerHidden(new EventInfo("a", NOW, "p", null, null), null, null, games.subList(0, 99)),
                new PlayerHidden(new EventInfo("b", NOW, "p", null, null), null, null, games.subList(90, 150)),
                new PlayerHidden(new EventInfo("c", NOW, "p", null, null), null, null, List.of()));
        Bans bans = Bans.NONE;
        List<LogRecord> log = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            log.add(LogRecord.of(i, NOW.plusMillis(i), events.get(i), Definitions.NONE));
            bans = after(bans, events.get(i), i);
        }
        writer(properties).write(log);

        assertThat(bans.byBoard()).hasSize(101).containsKeys("game:99", Bans.EVERYWHERE);
        assertThat(bans.byBoard())
                .hasEntrySatisfying("game:95", ban -> assertThat(ban.id()).isEqualTo("b"));
        assertThat(new BanReader(redis.template(), Keys.of(properties)).bansOf("p"))
                .isEqualTo(bans);
    }

    private PartitionWriter writer(StandingsProperties properties) {
        return new PartitionWriter(
                new LogPartition("topic", 0),
                Keys.of(properties).shards(),
                new Fold(Keys.of(properties).shards(), properties, 300),
                new RedisStandings(redis.connections(), Keys.of(properties), properties.dedup()));
    }

    @Test
    void changes_are_parsed_as_written() {
        List<BanChange> changes = List.of(
                new BanChange.Hide(new Ban("e1", NOW, NOW.plusMillis(7), "why"), List.of("kills")),
                new BanChange.Hide(new Ban("e2", NOW, null, null), List.of()),
                new BanChange.Lift(List.of(), null),
                new BanChange.Lift(List.of("kills"), "e1"));

        assertThat(BansJson.readChanges(BansJson.write(changes, UnaryOperator.identity())))
                .isEqualTo(changes);
    }
}
