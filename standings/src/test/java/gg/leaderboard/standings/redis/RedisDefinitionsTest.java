package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests definitions stored with the standings, and the expiry of seasons when definitions change. */
class RedisDefinitionsTest {

    // So late that no data expires during the test.
    private static final Instant START = Instant.parse("2036-11-20T12:10:00Z");
    private static final LogPartition TOPIC = new LogPartition("definitions", 0);
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(1, List.of(Window.ALLTIME, Window.WEEKLY), new Dedup(Duration.ofHours(24), 64));

    private final Keys keys = Keys.of(PROPERTIES);

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    private RedisDefinitions kept;
    private PartitionWriter writer;
    private long position;
    private long offset;

    @BeforeEach
    void connect() {
        kept = new RedisDefinitions(redis.connections(), keys);
        writer = new PartitionWriter(
                new LogPartition("log", 0),
                keys.shards(),
                new Fold(keys.shards(), PROPERTIES, 300),
                new RedisStandings(redis.connections(), keys, PROPERTIES.dedup()));
    }

    @Test
    void boards_of_a_deleted_topic_are_deleted() {
        keep(TOPIC, history("old", version(0, Change.CREATED, "never")));

        BoardHistory fresh = history("new", version(0, Change.CREATED, "never"));
        kept.keep(new LogPartition("again", 0), -1, 1, Definitions.NONE.with(fresh), List.of(fresh));

        assertThat(new DefinitionReader(redis.template(), keys).all().all())
                .extracting(BoardHistory::id)
                .containsExactly("new");
    }

    @Test
    void older_definitions_never_replace_newer_ones() {
        BoardHistory first = history("b", version(0, Change.CREATED, "never"));
        BoardHistory second = first.with(version("b", 1, Change.CHANGED, "daily"));
        kept.keep(TOPIC, -1, 5, Definitions.NONE.with(second), List.of(second));

        kept.keep(TOPIC, -1, 3, Definitions.NONE.with(first), List.of(first));

        assertThat(new DefinitionReader(redis.template(), keys).find("b")).contains(second);
        assertThat(kept.progress(TOPIC)).isEqualTo(5);
    }

    @Test
    void an_extended_season_expires_later_for_hidden_players_too() {
        BoardHistory hourly = history("b", version(0, Change.CREATED, "hourly"));
        keep(TOPIC, hourly);
        scores(hourly);
        assertThat(expires("leaderboard:b")).isEqualTo(Instant.parse("2036-11-22T13:00:00Z"));

        keep(TOPIC, hourly.with(version("b", 5, Change.CHANGED, "monthly")));
        Instant later = Instant.parse("2036-12-01T00:00:00Z").plus(Duration.ofDays(3 * 366));
        assertThat(expires("leaderboard:b")).isEqualTo(later);
        assertThat(expires("standings:hidden:b")).isEqualTo(later);
    }

    @Test
    void a_season_without_an_end_never_expires_and_an_ended_one_does() {
        BoardHistory hourly = history("b", version(0, Change.CREATED, "hourly"));
        keep(TOPIC, hourly);
        scores(hourly);

        BoardHistory never = hourly.with(version("b", 5, Change.CHANGED, "never"));
        keep(TOPIC, never);
        assertThat(redis.template().getExpire("leaderboard:b")).isEqualTo(-1);
        assertThat(redis.template().getExpire("standings:hidden:b")).isEqualTo(-1);

        keep(TOPIC, never.with(version("b", 9, Change.DELETED, "never")));
        assertThat(expires("leaderboard:b")).isEqualTo(START.plus(Duration.ofMinutes(9 + 24 * 60)));
        assertThat(expires("standings:hidden:b")).isEqualTo(START.plus(Duration.ofMinutes(9 + 24 * 60)));
    }

    @Test
    void an_erased_player_is_removed_from_windows_of_seasons_with_expired_scores() {
        BoardHistory hourly = history("b", version(0, Change.CREATED, "hourly"));
        Definitions definitions = Definitions.NONE.with(hourly);
        for (int hour = 0; hour < 70; hour++) {
            write(new ScoreSubmitted(info("s" + hour, "p", hour), "b", 1), hour, definitions);
            redis.template().delete("leaderboard:b" + (hour == 0 ? "" : ":s" + (hour + 1)));
        }
        assertThat(redis.template().keys("leaderboard:b*:weekly:*")).hasSize(70);

        write(new PlayerErased(info("gone", "p", 71)), 71, definitions);

        assertThat(redis.template().keys("leaderboard:b*")).isEmpty();
        assertThat(redis.template().keys("standings:boards-of:*")).isEmpty();
    }

    @Test
    void definitions_with_the_rules_of_another_generation_are_not_stored() {
        new RedisStandings(redis.connections(), keys, PROPERTIES.dedup())
                .begin(new GenerationStamp(1, FoldSettings.DEFAULT));
        BoardHistory board = history("b", version(0, Change.CREATED, "never"));

        assertThat(kept.keep(TOPIC, -1, 5, Definitions.NONE.with(board), List.of(board)))
                .isFalse();
        assertThat(redis.template().hasKey(keys.definitions())).isFalse();

        Definitions next = Generations.FIRST
                .withNext(FoldSettings.DEFAULT, Map.of())
                .definitionsOf(1, Definitions.NONE.with(board));
        assertThat(kept.keep(TOPIC, -1, 5, next, next.all())).isTrue();
        assertThat(new DefinitionReader(redis.template(), keys)
                        .find("b")
                        .orElseThrow()
                        .generation())
                .isEqualTo(1);
    }

    private void scores(BoardHistory board) {
        Definitions definitions = Definitions.NONE.with(board);
        write(new PlayerHidden(info("h", "hidden", 0), null, null, List.of()), 0, definitions);
        write(new ScoreSubmitted(info("a", "hidden", 0), "b", 1), 0, definitions);
        write(new ScoreSubmitted(info("b", "shown", 0), "b", 1), 0, definitions);
    }

    private void write(GameEvent event, int hours, Definitions definitions) {
        Instant logTime = START.plus(Duration.ofHours(hours));
        assertThat(writer.write(List.of(LogRecord.of(offset++, logTime, event, definitions)), definitions))
                .isEmpty();
    }

    private static EventInfo info(String id, String player, int hours) {
        return new EventInfo(id, START.plus(Duration.ofHours(hours)), player, null, null);
    }

    private void keep(LogPartition topic, BoardHistory history) {
        long previous = position == 0 ? -1 : position;
        kept.keep(topic, previous, ++position, Definitions.NONE.with(history), List.of(history));
    }

    private Instant expires(String key) {
        return redis.expiryOf(key).plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
    }

    private static BoardHistory history(String board, BoardVersion... versions) {
        return new BoardHistory(Arrays.stream(versions)
                .map(v -> new BoardVersion(
                        v.from(), v.change(), definition(board, v.definition().resetPeriod())))
                .toList());
    }

    private static BoardVersion version(int minutes, Change change, String period) {
        return version("b", minutes, change, period);
    }

    private static BoardVersion version(String board, int minutes, Change change, String period) {
        return new BoardVersion(
                START.plus(Duration.ofMinutes(minutes)), change, definition(board, ResetPeriod.parse(period)));
    }

    private static BoardDefinition definition(String board, ResetPeriod period) {
        return new BoardDefinition(board, board, SortOrder.DESC, UpdateMode.BEST, period, ZoneOffset.UTC, null);
    }
}
