package gg.leaderboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SendQueueTest {

    private final List<String> sent = new ArrayList<>();
    private final List<Consumer<Boolean>> unfinished = new ArrayList<>();
    private final List<String> drops = new ArrayList<>();
    private final SendQueue outbox = new SendQueue(
            (message, whenSent) -> {
                sent.add(message.text());
                unfinished.add(whenSent);
            },
            drops::add,
            3);

    private static OutgoingMessage state(String text) {
        return new OutgoingMessage("test", null, text);
    }

    private static Subject board(String id) {
        return new Subject.Board(id, Window.ALLTIME);
    }

    private void finish() {
        unfinished.remove(0).accept(true);
    }

    private void fail() {
        unfinished.remove(0).accept(false);
    }

    @Test
    void one_message_is_sent_at_a_time() {
        outbox.reply(state("a"));
        outbox.reply(state("b"));
        assertThat(sent).containsExactly("a");

        finish();
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void a_slow_client_receives_only_the_newest_state() {
        outbox.addView(board("board"));
        for (int i = 1; i <= 1000; i++) {
            outbox.offer(board("board"), state("state " + i));
        }

        finish();
        finish();
        assertThat(sent).containsExactly("state 1", "state 1000");
        assertThat(unfinished).isEmpty();
    }

    @Test
    void a_view_that_changes_constantly_does_not_delay_another() {
        outbox.addView(board("busy"));
        outbox.addView(board("calm"));
        outbox.offer(board("busy"), state("busy 1"));
        outbox.offer(board("busy"), state("busy 2"));
        outbox.offer(board("calm"), state("calm 1"));
        outbox.offer(board("busy"), state("busy 3"));

        finish();
        outbox.offer(board("busy"), state("busy 4"));
        finish();
        finish();
        assertThat(sent).containsExactly("busy 1", "busy 3", "calm 1", "busy 4");
    }

    @Test
    void responses_are_sent_before_states() {
        outbox.addView(board("board"));
        outbox.offer(board("board"), state("state 1"));
        outbox.offer(board("board"), state("state 2"));
        outbox.reply(state("answer"));

        finish();
        finish();
        assertThat(sent).containsExactly("state 1", "answer", "state 2");
    }

    @Test
    void a_closed_view_sends_nothing() {
        outbox.addView(board("board"));
        outbox.reply(state("answer"));
        outbox.offer(board("board"), state("state 1"));
        outbox.removeView(board("board"));
        outbox.offer(board("board"), state("state 2"));

        finish();
        assertThat(sent).containsExactly("answer");
    }

    @Test
    void a_client_with_too_many_unread_responses_is_dropped_once() {
        for (int i = 0; i < 10; i++) {
            outbox.reply(state("answer " + i));
        }

        assertThat(drops).containsExactly("too many unread responses");
        finish();
        assertThat(sent).containsExactly("answer 0");
    }

    @Test
    void a_client_that_cannot_receive_is_dropped() {
        outbox.reply(state("a"));
        fail();
        outbox.reply(state("b"));

        assertThat(drops).hasSize(1);
        assertThat(sent).containsExactly("a");
    }
}
