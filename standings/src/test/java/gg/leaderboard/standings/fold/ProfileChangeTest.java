package gg.leaderboard.standings.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests how a change applies to the fields of a profile. */
class ProfileChangeTest {

    @Test
    void a_profile_change_applies_to_the_existing_fields() {
        ProfileChange change = new ProfileChange(
                "p",
                false,
                Map.of("kills", 2L),
                Map.of("player_name", "Pia"),
                Map.of("last_active", "2026"),
                new Streak(2, 3, true, 1),
                200);

        assertThat(change.applyTo(
                        Map.of("kills", "3", "last_active", "2027", "current_streak", "4", "best_streak", "5")))
                .isEqualTo(Map.of(
                        "kills",
                        "5",
                        "player_name",
                        "Pia",
                        "last_active",
                        "2027",
                        "current_streak",
                        "1",
                        "best_streak",
                        "6"));
        assertThat(change.applyTo(Map.of("last_active", "2025", "best_streak", "9")))
                .isEqualTo(Map.of(
                        "kills",
                        "2",
                        "player_name",
                        "Pia",
                        "last_active",
                        "2026",
                        "current_streak",
                        "1",
                        "best_streak",
                        "9"));
        assertThat(change.applyTo(Map.of())).containsEntry("best_streak", "3");
    }

    @Test
    void a_streak_continues_while_the_player_lives() {
        ProfileChange kills =
                new ProfileChange("p", false, Map.of(), Map.of(), Map.of(), new Streak(2, 0, false, 2), 200);

        assertThat(kills.applyTo(Map.of("current_streak", "4", "best_streak", "5")))
                .isEqualTo(Map.of("current_streak", "6", "best_streak", "6"));
        assertThat(kills.applyTo(Map.of())).isEqualTo(Map.of("current_streak", "2", "best_streak", "2"));
    }

    @Test
    void a_reset_profile_keeps_no_field() {
        ProfileChange change = new ProfileChange("p", true, Map.of("kills", 2L), Map.of(), Map.of(), null, 200);

        assertThat(change.applyTo(Map.of("kills", "3", "deaths", "1"))).isEqualTo(Map.of("kills", "2"));
    }

    @Test
    void types_beyond_the_limit_share_a_field() {
        ProfileChange change = new ProfileChange("p", false, Map.of("event:c", 1L), Map.of(), Map.of(), null, 2);
        ProfileChange action = new ProfileChange("p", false, Map.of("action:c", 1L), Map.of(), Map.of(), null, 2);

        assertThat(change.applyTo(Map.of("event:a", "1", "event:other", "4")))
                .containsEntry("event:c", "1")
                .containsEntry("event:other", "4");
        assertThat(change.applyTo(Map.of("event:a", "1", "event:b", "1", "event:other", "4")))
                .doesNotContainKey("event:c")
                .containsEntry("event:other", "5");
        assertThat(change.applyTo(Map.of("event:a", "1", "event:b", "1"))).containsEntry("event:other", "1");
        assertThat(change.applyTo(Map.of("event:a", "1", "event:c", "1"))).containsEntry("event:c", "2");
        assertThat(change.applyTo(Map.of("action:a", "1", "action:b", "1"))).containsEntry("event:c", "1");
        assertThat(action.applyTo(Map.of("action:a", "1", "action:b", "1"))).containsEntry("action:other", "1");
    }
}
