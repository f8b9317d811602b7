package gg.leaderboard.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteAccessTest {

    private static final Caller SERVER =
            new Caller("key:1", Set.of(Role.SUBMIT), Set.of("arcade"), Set.of("chess"), null);
    private static final Caller UNLIMITED = new Caller("key:2", Set.of(Role.SUBMIT), Set.of(), Set.of(), null);
    private static final Caller PLAYER =
            new Caller("player:ada", Set.of(Role.PLAYER), Set.of("arcade"), Set.of(), "ada");

    @Test
    void a_server_sends_events_of_its_games_and_scores_for_its_boards() {
        assertAllowed(SERVER, joined("chess"));
        assertAllowed(SERVER, score("ada", "arcade", null));
        assertAllowed(SERVER, score("ada", "arcade", "chess"));
        assertRefused(SERVER, joined("go"), "game_id", "\"go\"");
        assertRefused(SERVER, joined(null), "game_id", "need the game_id");
        assertRefused(SERVER, score("ada", "other", "chess"), "leaderboard_id", "\"other\"");
        assertRefused(SERVER, score("ada", "arcade", "go"), "game_id", "\"go\"");
    }

    @Test
    void a_server_without_limits_sends_everything_but_moderation() {
        assertAllowed(UNLIMITED, joined(null));
        assertAllowed(UNLIMITED, score("ada", "other", "go"));
        assertRefused(UNLIMITED, new PlayerErased(info("ada", null)), "event_type", "moderation");
        assertRefused(Caller.LOCAL, new PlayerErased(info("ada", null)), "event_type", "moderation");
    }

    @Test
    void a_server_with_boards_only_sends_scores_and_one_with_games_only_writes_boards_of_games() {
        Caller ofBoards = new Caller("key:3", Set.of(Role.SUBMIT), Set.of("arcade"), Set.of(), null);
        Caller ofGames = new Caller("key:4", Set.of(Role.SUBMIT), Set.of(), Set.of("chess"), null);

        assertAllowed(ofBoards, score("ada", "arcade", "go"));
        assertRefused(ofBoards, joined("chess"), "event_type", "scores only");
        assertAllowed(ofGames, joined("chess"));
        assertAllowed(ofGames, score("ada", "chess", null));
        assertRefused(ofGames, score("ada", "arcade", "chess"), "leaderboard_id", "lists games");
        assertThatThrownBy(() -> WriteAccess.checkBoard(ofGames, "arcade")).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_player_sends_only_their_own_scores_to_the_boards_of_the_token() {
        Caller everywhere = new Caller("user:ada", Set.of(Role.PLAYER), Set.of(), Set.of(), "ada");

        assertAllowed(PLAYER, score("ada", "arcade", null));
        assertRefused(PLAYER, score("bob", "arcade", null), "player_id", "own scores");
        assertRefused(PLAYER, score("ada", "other", null), "leaderboard_id", "\"other\"");
        assertRefused(PLAYER, joined("chess"), "event_type", "submit");
        assertRefused(everywhere, score("ada", "arcade", null), "leaderboard_id", "\"arcade\"");
    }

    @Test
    void an_idempotency_key_belongs_to_its_caller() {
        String call = "POST /api/v1/scores";

        assertThat(WriteOptions.of(SERVER, call, "k", "").eventId())
                .isEqualTo(WriteOptions.of(SERVER, call, "k", "").eventId())
                .isNotEqualTo(WriteOptions.of(UNLIMITED, call, "k", "").eventId())
                .isNotEqualTo(WriteOptions.of(Caller.LOCAL, call, "k", "").eventId());
        assertThat(WriteOptions.of(Caller.LOCAL, call, "k", "").eventId())
                .as("as in earlier releases")
                .isEqualTo("f0b6a2dc-8fea-341a-b7a9-8d04e1b0ba69");
    }

    private static void assertAllowed(Caller caller, GameEvent event) {
        assertThatCode(() -> WriteAccess.check(caller, event)).doesNotThrowAnyException();
    }

    private static void assertRefused(Caller caller, GameEvent event, String field, String detail) {
        assertThatThrownBy(() -> WriteAccess.check(caller, event))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(403);
                    assertThat(problem.field("")).isEqualTo(field);
                    assertThat(problem.detail()).contains(detail);
                });
    }

    private static GameEvent joined(@Nullable String game) {
        return new PlayerJoined(info("ada", game));
    }

    private static GameEvent score(String player, String board, @Nullable String game) {
        return new ScoreSubmitted(info(player, game), board, 1);
    }

    private static EventInfo info(String player, @Nullable String game) {
        return new EventInfo("e1", Instant.EPOCH, player, null, game);
    }
}
