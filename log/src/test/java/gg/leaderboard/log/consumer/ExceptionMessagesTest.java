package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ExceptionMessagesTest {

    @Test
    void the_message_of_the_root_cause_is_used() {
        assertThat(ExceptionMessages.message(
                        new IllegalStateException("outer", new IllegalStateException("disk is full"))))
                .isEqualTo("disk is full");
    }

    @Test
    void without_a_message_the_failure_is_described_by_its_class() {
        assertThat(ExceptionMessages.message(new IllegalStateException(new TimeoutException())))
                .isEqualTo("timeout");
        assertThat(ExceptionMessages.message(new StackOverflowError())).isEqualTo("stack overflow");
        assertThat(ExceptionMessages.message(new OutOfMemoryError("Java heap space")))
                .isEqualTo("out of memory: Java heap space");
    }

    @Test
    void a_host_without_an_address_is_unknown() {
        assertThat(ExceptionMessages.message(
                        new IllegalStateException("no connection", new UnknownHostException("postgres"))))
                .isEqualTo("unknown host postgres");
        assertThat(ExceptionMessages.message(new UnknownHostException("redis: Name or service not known")))
                .isEqualTo("redis: Name or service not known");
    }

    @Test
    void messages_with_class_names_are_not_shown() {
        assertThat(ExceptionMessages.message(new ClassCastException("class a.B cannot be cast to class c.D")))
                .isEqualTo("class cast");
        assertThat(ExceptionMessages.message(new NoClassDefFoundError("a/b/C"))).isEqualTo("no class def found");
    }
}
