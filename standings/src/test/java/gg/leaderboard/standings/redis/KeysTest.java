package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final Period DAY = Window.DAILY.period(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void with_one_shard_keys_are_plain() {
        Keys keys = new Keys(Shards.ONE);

        assertThat(keys.board("global", Period.ALL_TIME)).isEqualTo("leaderboard:global");
        assertThat(keys.board("global", DAY)).isEqualTo("leaderboard:global:daily:2026-11-20");
        assertThat(keys.profile("p1")).isEqualTo("player:stats:p1");
        assertThat(keys.feed()).isEqualTo("achievements:recent");
        assertThat(keys.progress(0)).isEqualTo("progress");
    }

    @Test
    void keys_have_the_same_kind_with_and_without_shards() {
        for (Keys keys : List.of(new Keys(Shards.ONE), new Keys(new Shards(16)))) {
            assertThat(KeyKind.of(keys.board("global", DAY))).isEqualTo(KeyKind.BOARDS);
            assertThat(KeyKind.of(keys.hiddenBoard("global", 2, DAY))).isEqualTo(KeyKind.BOARDS);
            assertThat(KeyKind.of(keys.profile("leaderboard:x"))).isEqualTo(KeyKind.PROFILES);
            assertThat(KeyKind.of(keys.counted(0, 7, 3))).isEqualTo(KeyKind.COUNTED_IDS);
            assertThat(KeyKind.of(keys.boardsOfPlayers(0) + "ada")).isEqualTo(KeyKind.MEMBERSHIPS);
            assertThat(KeyKind.of(keys.scoreStates("best", 1))).isEqualTo(KeyKind.SCORE_STATES);
            assertThat(KeyKind.of(keys.hiddenPlayers(0))).isEqualTo(KeyKind.OTHER);
        }
        assertThat(KeyKind.of(Keys.CLAIMS + "1")).isEqualTo(KeyKind.IDEMPOTENCY_KEYS);
        assertThat(KeyKind.of("{somebody")).isEqualTo(KeyKind.OTHER);
    }

    @Test
    void with_more_shards_all_keys_of_a_shard_share_a_hash_tag() {
        Keys keys = new Keys(new Shards(16));

        assertThat(keys.board("global", DAY)).matches("\\{s\\d\\d}:leaderboard:global:daily:2026-11-20");
        assertThat(keys.board("global", Period.ALL_TIME).substring(0, 5))
                .isEqualTo(keys.board("global", DAY).substring(0, 5));
        assertThat(keys.progress(7)).isEqualTo("{s07}:progress");
        assertThat(keys.feed()).isEqualTo("{s01}:achievements:recent");
    }

    @Test
    void keys_of_a_shard_name_their_generation() {
        assertThat(KeyPrefix.generation("{s07}:progress")).hasValue(0);
        assertThat(KeyPrefix.generation("{s07}:g12:player:stats:g3:progress")).hasValue(12);
        assertThat(KeyPrefix.generation("standings:layout")).isEmpty();
        assertThat(KeyKind.of("{s07}:g12:player:stats:p")).isEqualTo(KeyKind.PROFILES);
        assertThat(Keys.allCounted(List.of(0L, 12L)))
                .contains("processed:events:*", "{s[0-9][0-9]}:g12:processed:events:*");
    }

    @Test
    void no_game_id_shares_a_key_with_the_window_of_another_game() {
        Keys keys = new Keys(Shards.ONE);

        assertThat(keys.board("game:arena:daily:2026-11-20", Period.ALL_TIME))
                .isNotEqualTo(keys.board("game:arena", DAY))
                .isEqualTo("leaderboard:game:arena%3Adaily%3A2026-11-20");
        assertThat(keys.board("game:a%3Ab", DAY)).isNotEqualTo(keys.board("game:a:b", DAY));
    }

    @Test
    void players_are_spread_evenly_over_shards_even_with_sequential_ids() {
        Shards shards = new Shards(16);
        Map<Integer, Integer> players = new TreeMap<>();
        IntStream.range(0, 16_000).forEach(i -> players.merge(shards.shardOf("player-" + i), 1, Integer::sum));

        assertThat(players).hasSize(16);
        assertThat(players.values()).allMatch(count -> count > 800 && count < 1200);
    }

    @Test
    void an_invalid_number_of_shards_is_rejected() {
        assertThatThrownBy(() -> new Shards(0)).hasMessage("shards must be within 1 and 256; was 0");
    }
}
