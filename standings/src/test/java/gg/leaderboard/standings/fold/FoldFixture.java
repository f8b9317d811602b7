package gg.leaderboard.standings.fold;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Folds events of player {@code p}, and shows what they change. */
final class FoldFixture {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final LogPartition PARTITION = new LogPartition("topic", 0);
    static final Duration HORIZON = Duration.ofHours(24);
    static final StandingsProperties PROPERTIES =
            new StandingsProperties(1, List.of(Window.ALLTIME), new Dedup(HORIZON, 64));

    private static int ids;

    private FoldFixture() {}

    static List<String> scores(StandingsUpdate update) {
        Map<String, Long> scores = new TreeMap<>();
        update.boards()
                .forEach(change -> scores.put(change.board(), change.scores().getOrDefault("p", -1L)));
        return scores.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .toList();
    }

    static String added(StandingsUpdate update) {
        assertThat(update.profiles()).hasSize(1);
        return new TreeMap<>(update.profiles().get(0).added())
                .entrySet().stream()
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(","));
    }

    static StandingsUpdate fold(GameEvent... events) {
        return fold(0, Shards.ONE, events);
    }

    static StandingsUpdate fold(int shard, Shards shards, GameEvent... events) {
        return newFold(shards, 1000).fold(shard, PARTITION, -1, log(events), Set.of());
    }

    static Fold newFold(Shards shards, int maxChanges) {
        return new Fold(shards, PROPERTIES, maxChanges);
    }

    static List<LogRecord> log(GameEvent... events) {
        List<LogRecord> records = new ArrayList<>();
        for (GameEvent event : events) {
            records.add(LogRecord.of(records.size(), NOW, event, Definitions.NONE));
        }
        return records;
    }

    static EventInfo info(String player) {
        return new EventInfo("id" + ids++, NOW, player, null, null);
    }

    static GameEvent scored(String player, @Nullable String game, long points, @Nullable String action) {
        return new PlayerScored(new EventInfo("id" + ids++, NOW, player, null, game), points, action);
    }
}
