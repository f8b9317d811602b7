package gg.leaderboard.standings.fold;

import static gg.leaderboard.standings.fold.FoldFixture.NOW;
import static gg.leaderboard.standings.fold.FoldFixture.added;
import static gg.leaderboard.standings.fold.FoldFixture.fold;
import static gg.leaderboard.standings.fold.FoldFixture.info;
import static gg.leaderboard.standings.fold.FoldFixture.scored;
import static gg.leaderboard.standings.fold.FoldFixture.scores;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.MatchEnded.Outcome;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.profile.Achievement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what each type of event changes. */
class EventEffectsTest {

    @ParameterizedTest
    @CsvSource({
        "kill,kills 1",
        "headshot,headshots 1 kills 1",
        "assist,assists 1",
        "objective_capture,objectives 1",
        "objective_defend,objectives 1",
        "danced,''"
    })
    void an_action_counts_on_the_boards_for_it(String action, String boards) {
        StandingsUpdate update = fold(scored("p", null, 0, action));

        assertThat(String.join(" ", scores(update))).isEqualTo(boards);
        assertThat(update.profiles()).hasSize(1);
    }

    @Test
    void points_count_in_all_and_in_their_game() {
        assertThat(scores(fold(scored("p", "arena", 5, "kill"), scored("p", "arena", -2, null))))
                .containsExactly("game:arena 3", "global 3", "kills 1");
        assertThat(scores(fold(scored("p", "arena", 0, null)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kill,'action:kill 1,events_count 1,kills 1,total_score 5'",
        "headshot,'action:headshot 1,events_count 1,kills 1,total_score 5'",
        "assist,'action:assist 1,assists 1,events_count 1,total_score 5'",
        "danced,'action:danced 1,events_count 1,total_score 5'"
    })
    void an_action_counts_in_the_profile(String action, String added) {
        assertThat(added(fold(scored("p", null, 5, action)))).isEqualTo(added);
    }

    @Test
    void every_type_of_event_counts_in_the_profile() {
        assertThat(added(fold(new PlayerJoined(info("p"))))).isEqualTo("events_count 1,games_joined 1");
        assertThat(added(fold(new PlayerDied(info("p"), "q")))).isEqualTo("deaths 1,events_count 1");
        assertThat(added(fold(new MatchEnded(info("p"), Outcome.WIN)))).isEqualTo("events_count 1,wins 1");
        assertThat(added(fold(new MatchEnded(info("p"), Outcome.LOSS)))).isEqualTo("events_count 1,losses 1");
        assertThat(added(fold(new MatchEnded(info("p"), Outcome.DRAW)))).isEqualTo("events_count 1");
        assertThat(added(fold(new AchievementUnlocked(info("p"), "first", "rare"))))
                .isEqualTo("events_count 1");
        assertThat(added(fold(new OtherEvent(info("p"), "danced")))).isEqualTo("event:danced 1,events_count 1");
        assertThat(added(fold(new PlayerJoined(info("p")), new PlayerJoined(info("p")))))
                .isEqualTo("events_count 2,games_joined 2");
    }

    @Test
    void only_events_for_a_board_change_it() {
        assertThat(Stream.of(
                        new PlayerJoined(info("p")),
                        new PlayerDied(info("p"), null),
                        new MatchEnded(info("p"), Outcome.WIN),
                        new AchievementUnlocked(info("p"), "first", "rare"),
                        new OtherEvent(info("p"), "danced")))
                .allSatisfy(event -> assertThat(fold(event).boards()).isEmpty());
    }

    @Test
    void a_profile_has_the_last_name_and_game_and_the_latest_time() {
        ProfileChange profile = fold(
                        new PlayerJoined(new EventInfo("a", NOW, "p", "Pia", "arena")),
                        new PlayerJoined(new EventInfo("b", NOW.minusSeconds(60), "p", "Pi", null)),
                        new PlayerJoined(new EventInfo("c", NOW.minusSeconds(90), "p", null, "maze")))
                .profiles()
                .get(0);

        assertThat(profile.set()).isEqualTo(Map.of("player_name", "Pi", "last_game", "maze"));
        assertThat(profile.raised()).isEqualTo(Map.of("last_active", "2026-11-20T12:00:00.000Z"));
        assertThat(profile.reset()).isFalse();
        assertThat(profile.types()).isEqualTo(FoldSettings.DEFAULT_TYPES);
        assertThat(profile.streak()).isNull();
    }

    @Test
    void an_achievement_enters_the_feed_of_one_shard() {
        GameEvent event = new AchievementUnlocked(new EventInfo("a", NOW, "p", "Pia", null), "first", "rare");
        Shards shards = new Shards(16);

        List<StandingsUpdate> updates =
                shards.all().mapToObj(shard -> fold(shard, shards, event)).toList();

        assertThat(updates.stream().flatMap(update -> update.achievements().stream()))
                .containsExactly(new Achievement("p", "Pia", "first", "rare", NOW));
        assertThat(updates.get(shards.feedShard()).achievements()).hasSize(1);
        assertThat(updates.stream().mapToLong(StandingsUpdate::events).sum()).isEqualTo(1);
    }
}
