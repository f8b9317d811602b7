package gg.leaderboard.standings.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.ban.Ban;
import gg.leaderboard.standings.ban.BanChange;
import gg.leaderboard.standings.ban.Bans;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.profile.Achievement;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what moderation events change, and what they keep of earlier events in the same update. */
class FoldedModerationsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(1, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));

    private int ids;

    @Test
    void an_operators_event_counts_but_does_not_change_the_profile() {
        StandingsUpdate update = fold(removed("p", null));

        assertThat(update.events()).isEqualTo(1);
        assertThat(update.profiles()).isEmpty();
        assertThat(update.boards()).isEmpty();
        assertThat(update.moderations()).containsExactly(new Moderation("p", false, true, Set.of(), List.of()));
    }

    @Test
    void a_removal_from_all_boards_removes_earlier_scores_only() {
        StandingsUpdate update =
                fold(scored("p", 5, "kill"), scored("q", 3, null), removed("p", null), scored("p", 2, null));

        assertThat(scores(update)).containsExactly("global {p=2, q=3}");
        assertThat(update.boardIds()).containsExactly("global", "kills");
    }

    @Test
    void a_removal_from_one_board_does_not_change_others() {
        StandingsUpdate update = fold(scored("p", 5, "kill"), removed("p", "kills"), removed("p", "global"));

        assertThat(scores(update)).isEmpty();
        assertThat(update.moderations())
                .containsExactly(new Moderation("p", false, false, Set.of("global", "kills"), List.of()));
        assertThat(scores(fold(scored("p", 5, "kill"), removed("p", "kills")))).containsExactly("global {p=5}");
    }

    @Test
    void an_erasure_deletes_everything_before_it() {
        StandingsUpdate update = fold(
                scored("p", 5, "kill"),
                scored("q", 3, null),
                achieved("p"),
                achieved("q"),
                hidden("p"),
                removed("p", "kills"),
                new PlayerErased(info("p")),
                scored("p", 2, null));

        assertThat(scores(update)).containsExactly("global {p=2, q=3}");
        assertThat(update.achievements()).extracting(Achievement::playerId).containsExactly("q");
        assertThat(update.moderations()).containsExactly(new Moderation("p", true, false, Set.of(), List.of()));
        ProfileChange profile = profile(update, "p");
        assertThat(profile.reset()).isTrue();
        assertThat(profile.added()).isEqualTo(Map.of("events_count", 1L, "total_score", 2L));
        assertThat(profile(update, "q").reset()).isFalse();
        assertThat(update.erasesAchievements(0)).isTrue();
        assertThat(update.erasesAchievements(1)).isFalse();
        assertThat(fold(hidden("p")).erasesAchievements(0)).isFalse();
    }

    @Test
    void an_erased_player_without_later_events_has_an_empty_profile() {
        ProfileChange profile = profile(fold(scored("p", 5, null), new PlayerErased(info("p"))), "p");

        assertThat(profile.reset()).isTrue();
        assertThat(profile.added()).isEmpty();
        assertThat(profile.raised()).isEmpty();
    }

    @Test
    void bans_and_removals_after_an_erasure_apply() {
        StandingsUpdate update =
                fold(new PlayerErased(info("p")), hidden("p"), removed("p", "kills"), removed("p", null));

        Moderation moderation = update.moderations().get(0);
        assertThat(moderation.erased()).isTrue();
        assertThat(moderation.removedEverywhere()).isTrue();
        assertThat(moderation.removedFrom()).containsExactly("kills");
        assertThat(moderation.bans()).hasSize(1);
        assertThat(moderation.concernsBans()).isTrue();
    }

    @Test
    void bans_are_changed_in_the_order_of_the_log() {
        StandingsUpdate update = fold(
                hidden("p"),
                new PlayerRestored(info("p"), List.of("kills"), "ban"),
                new PlayerHidden(info("p"), "cheats", NOW.plusSeconds(60), List.of("kills")));

        assertThat(update.moderations().get(0).bans())
                .containsExactly(
                        new BanChange.Hide(new Ban("id0", NOW, null, null), List.of()),
                        new BanChange.Lift(List.of("kills"), "ban"),
                        new BanChange.Hide(new Ban("id2", NOW, NOW.plusSeconds(60), "cheats"), List.of("kills")));
    }

    @Test
    void bans_after_a_moderation_are_the_earlier_bans_with_its_changes() {
        Bans before =
                Bans.NONE.withChanges(List.of(new BanChange.Hide(new Ban("old", NOW, null, null), List.of("kills"))));
        Moderation hides = fold(hidden("p")).moderations().get(0);
        Moderation erases =
                fold(new PlayerErased(info("p")), hidden("p")).moderations().get(0);
        Moderation removes = fold(removed("p", null)).moderations().get(0);

        assertThat(hides.bansAfter(before)).isNotEqualTo(hides.bansAfter(Bans.NONE));
        assertThat(erases.bansAfter(before))
                .isEqualTo(erases.bansAfter(Bans.NONE))
                .isNotEqualTo(Bans.NONE);
        assertThat(removes.bansAfter(before)).isEqualTo(before);
        assertThat(hides.concernsBans()).isTrue();
        assertThat(removes.concernsBans()).isFalse();
        assertThat(fold(new PlayerErased(info("p"))).moderations().get(0).concernsBans())
                .isTrue();
    }

    @Test
    void a_ban_does_not_change_scores_and_feed() {
        StandingsUpdate update = fold(scored("p", 5, null), achieved("p"), hidden("p"));

        assertThat(scores(update)).containsExactly("global {p=5}");
        assertThat(update.achievements()).hasSize(1);
    }

    @Test
    void every_shard_gets_updates_about_all_boards_and_one_gets_those_about_one() {
        Shards shards = new Shards(16);
        for (GameEvent event : List.of(
                removed("p", null),
                hidden("p"),
                new PlayerRestored(info("p"), List.of(), null),
                new PlayerErased(info("p")))) {
            assertThat(shards.all().mapToObj(shard -> fold(shard, shards, 1000, event)))
                    .allSatisfy(update -> assertThat(update.moderations()).hasSize(1));
        }
        for (int shard = 0; shard < 16; shard++) {
            GameEvent removal = removed("p", "kills");
            StandingsUpdate update = fold(shard, shards, 1000, removal);
            assertThat(update.moderations()).hasSize(shards.shardOf("kills") == shard ? 1 : 0);
            assertThat(update.profiles()).isEmpty();
            boolean touched = shards.shardOf("kills") == shard
                    || shards.shardOf("p") == shard
                    || EventId.of(removal.eventId()).shard(16) == shard;
            assertThat(update.counted()).hasSize(touched ? 1 : 0);
            StandingsUpdate erasure = fold(shard, shards, 1000, new PlayerErased(info("p")));
            assertThat(erasure.profiles()).hasSize(shards.shardOf("p") == shard ? 1 : 0);
        }
    }

    @Test
    void a_moderation_has_its_cost() {
        GameEvent[] events = {removed("p", null), new PlayerJoined(info("p"))};

        assertThat(fold(0, Shards.ONE, 154, events).last()).isZero();
        assertThat(fold(0, Shards.ONE, 155, events).last()).isEqualTo(1);
    }

    @Test
    void a_ban_costs_one_more_for_each_board() {
        GameEvent ban = new PlayerHidden(info("p"), null, null, List.of("kills", "global"));
        GameEvent[] events = {ban, new PlayerJoined(info("p"))};

        assertThat(fold(0, Shards.ONE, 156, events).last()).isZero();
        assertThat(fold(0, Shards.ONE, 157, events).last()).isEqualTo(1);
    }

    @Test
    void an_achievement_costs_one_more() {
        GameEvent[] events = {achieved("p"), new PlayerJoined(info("p"))};

        assertThat(fold(0, Shards.ONE, 6, events).last()).isZero();
        assertThat(fold(0, Shards.ONE, 7, events).last()).isEqualTo(1);
    }

    @Test
    void an_operators_event_with_an_invalid_board_is_rejected() {
        for (GameEvent event : List.of(
                removed("p", "nowhere"), new PlayerHidden(info("p"), null, null, List.of("kills", "nowhere")))) {
            assertThatThrownBy(() -> LogRecord.of(0, NOW, event, Definitions.NONE))
                    .isInstanceOf(InvalidEventException.class)
                    .hasMessageContaining("\"nowhere\"");
        }
        assertThat(fold(new PlayerRestored(info("p"), List.of("nowhere"), null)).moderations())
                .hasSize(1);
    }

    @Test
    void an_update_of_one_board_has_its_scores_and_the_moderations() {
        StandingsUpdate update = fold(removed("q", null), scored("p", 5, "kill"), achieved("p"));

        StandingsUpdate kills = update.withOnlyBoard("kills");

        assertThat(scores(kills)).containsExactly("kills {p=1}");
        assertThat(kills.boardIds()).containsExactly("kills");
        assertThat(kills.moderations()).isEqualTo(update.moderations());
        assertThat(kills.last()).isEqualTo(update.last());
        assertThat(kills.profiles()).isEmpty();
        assertThat(kills.achievements()).isEmpty();
        assertThat(kills.counted()).isEmpty();
    }

    private static List<String> scores(StandingsUpdate update) {
        return update.boards().stream()
                .map(change -> change.board() + " " + new TreeMap<>(change.scores()))
                .toList();
    }

    private static ProfileChange profile(StandingsUpdate update, String player) {
        return update.profiles().stream()
                .filter(profile -> profile.playerId().equals(player))
                .findFirst()
                .orElseThrow();
    }

    private static StandingsUpdate fold(GameEvent... events) {
        return fold(0, Shards.ONE, 10_000, events);
    }

    private static StandingsUpdate fold(int shard, Shards shards, int most, GameEvent... events) {
        List<LogRecord> records = new ArrayList<>();
        for (GameEvent event : events) {
            records.add(LogRecord.of(records.size(), NOW, event, Definitions.NONE));
        }
        return new Fold(shards, PROPERTIES, most).fold(shard, PARTITION, -1, records, Set.of());
    }

    private EventInfo info(String player) {
        return new EventInfo("id" + ids++, NOW, player, null, null);
    }

    private GameEvent scored(String player, long points, @Nullable String action) {
        return new PlayerScored(info(player), points, action);
    }

    private GameEvent achieved(String player) {
        return new AchievementUnlocked(info(player), "first", "rare");
    }

    private GameEvent hidden(String player) {
        return new PlayerHidden(info(player), null, null, List.of());
    }

    private GameEvent removed(String player, @Nullable String board) {
        return new PlayerRemoved(info(player), board);
    }
}
