package gg.leaderboard.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gg.leaderboard.events.Rules;
import gg.leaderboard.web.security.Caller;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SenderScopeTest {

    private static final List<String> PARTS =
            List.of("a", "a:b", "a%3Ab", "a b", "a+b", "b", "%", "é", "e\u0301", "👩\u200d🚀", "key:a", "x".repeat(64));

    private static Caller caller(String sender) {
        return new Caller("key:1", sender, Set.of(), Set.of(), Set.of(), null);
    }

    @Test
    void while_security_is_open_an_id_stays_as_it_is() {
        assertThat(SenderScope.logId(Caller.LOCAL, "match-17")).isEqualTo("match-17");
    }

    @Test
    void an_id_in_the_log_names_its_sender() {
        assertThat(SenderScope.logId(caller("key:arena servers"), "match-17")).isEqualTo("key:arena+servers:match-17");
        assertThat(SenderScope.logId(caller("user:a:b"), "c")).isEqualTo("user:a%3Ab:c");
        assertThat(SenderScope.logId(caller("key:é".repeat(30)), "x"))
                .startsWith("sha256:")
                .hasSize(71);
    }

    @Test
    void no_two_senders_can_have_the_same_id_and_every_id_is_valid() {
        Set<String> ids = new HashSet<>();
        int pairs = 0;
        for (String kind : List.of("key:", "player:", "user:", "bootstrap:")) {
            for (String name : PARTS) {
                for (String id : List.of("a", "b:c", "a:b", ":b", "%3A", "x".repeat(128), "é".repeat(128))) {
                    String logId = SenderScope.logId(caller(kind + name), id);
                    assertThatCode(() -> Rules.id("event_id", logId)).doesNotThrowAnyException();
                    ids.add(logId);
                    pairs++;
                }
            }
        }
        assertThat(ids).hasSize(pairs);
    }

    @Test
    void no_sender_can_choose_an_id_that_is_the_log_id_of_another_one() {
        Caller other = caller("key:b");
        String logId = SenderScope.logId(caller("key:a"), "match-17");
        String hashed = SenderScope.logId(caller("key:a"), "x".repeat(128));

        assertThat(SenderScope.logId(other, logId)).isNotEqualTo(logId);
        assertThat(SenderScope.logId(other, hashed)).isNotEqualTo(hashed);
    }
}
