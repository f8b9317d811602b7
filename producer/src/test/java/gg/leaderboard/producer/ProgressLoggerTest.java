package gg.leaderboard.producer;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProgressLoggerTest {

    private static final OutgoingRecord EVENT = OutgoingRecord.of(
            new PlayerJoined(new EventInfo("e1", Instant.parse("2026-11-20T12:00:00Z"), "p1", "Ada", "arena")));
    private static final RecordMetadata WHERE =
            new RecordMetadata(new TopicPartition("game-events", 3), 17, 0, 0, 0, 0);

    // Tests log little by default.
    @BeforeEach
    void tellEverything() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("gg.leaderboard.producer", LogLevel.INFO);
    }

    @Test
    void few_events_get_a_line_each(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(Pace.perSecond(5));
        progress.acknowledged(EVENT, WHERE);

        assertThat(output).contains("Ada joins in arena → game-events-3@17");
    }

    @Test
    void many_events_have_one_line_per_second(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(Pace.perSecond(1_000));
        progress.acknowledged(EVENT, WHERE);
        progress.everySecond(totals(1_003, 1_000, 0), "1,234 lines (24%)");

        assertThat(output)
                .doesNotContain("Ada")
                .contains("1000 events in the last second; 1,003 sent, 1,000 acknowledged, 0 failed")
                .contains("1,234 lines (24%)");
    }

    @Test
    void when_the_rate_drops_each_event_has_its_own_line_again(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(Pace.AT_ONCE);
        progress.everySecond(totals(1_000, 1_000, 0), "");
        progress.acknowledged(EVENT, WHERE);
        assertThat(output).doesNotContain("Ada");

        progress.everySecond(totals(1_003, 1_003, 0), "");
        progress.acknowledged(EVENT, WHERE);
        assertThat(output).contains("Ada");
    }

    @Test
    void at_low_rates_the_progress_of_a_source_is_logged_every_ten_seconds(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(new Pace(0, 60));
        for (int i = 1; i < 30; i++) {
            progress.everySecond(totals(i, i, 0), i < 20 ? i + " lines" : "20 lines");
        }

        assertThat(output.getOut().lines().filter(line -> line.endsWith(" lines")))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith(" 10 lines"),
                        second -> assertThat(second).endsWith(" 20 lines"));
    }

    @Test
    void at_most_twenty_lines_are_logged_per_second(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(Pace.perSecond(20));
        for (int i = 0; i < 100; i++) {
            progress.acknowledged(EVENT, WHERE);
        }

        assertThat(output.getOut().split("Ada", -1)).hasSize(21);
    }

    @Test
    void an_unavailable_kafka_is_logged_every_second(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(Pace.perSecond(5));
        progress.everySecond(totals(10, 5, 0), "");
        assertThat(output).doesNotContain("not responded");

        progress.everySecond(totals(15, 5, 0), "");
        progress.everySecond(totals(20, 5, 0), "");
        assertThat(output)
                .contains("Kafka has not responded for 1 s; 10 events are waiting")
                .contains("Kafka has not responded for 2 s; 15 events are waiting");

        progress.everySecond(totals(25, 25, 0), "");
        assertThat(output).contains("Kafka recovered after 2 s");
    }

    @Test
    void a_source_without_events_does_not_mean_that_kafka_is_unavailable(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(Pace.perSecond(0.1));
        progress.everySecond(totals(1, 1, 0), "");
        progress.everySecond(totals(1, 1, 0), "");

        assertThat(output).doesNotContain("not responded");
    }

    @Test
    void a_rejection_by_kafka_is_logged(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(Pace.perSecond(5));
        progress.failed(EVENT, new IllegalStateException("too large"));
        progress.everySecond(totals(1, 0, 1), "");

        assertThat(output).contains("1 events failed, the last one: Ada joins in arena: too large");
    }

    @Test
    void a_failure_of_the_last_moment_is_logged_at_the_end(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(Pace.perSecond(5));
        progress.failed(EVENT, new IllegalStateException("too large"));
        progress.end(totals(3, 2, 1), "7 lines", List.of("odd.log contains no events"));

        assertThat(output)
                .contains("1 events failed, the last one: Ada joins in arena: too large")
                .contains("odd.log contains no events")
                .contains("3 sent, 2 acknowledged, 1 failed in 1.0 s (2/s); 7 lines");
    }

    @Test
    void changed_warnings_are_logged_each_minute_and_at_the_end(CapturedOutput output) {
        ProgressLogger progress = new ProgressLogger(Pace.AT_ONCE);
        progress.everyMinute(List.of());
        progress.everyMinute(List.of("1 line is odd"));
        progress.everyMinute(List.of("1 line is odd"));
        assertThat(output.getOut().lines()).hasSize(1);

        progress.everyMinute(List.of("2 lines are odd"));
        progress.end(totals(1, 1, 0), "", List.of("2 lines are odd"));
        assertThat(output.getOut().lines().filter(line -> line.endsWith("2 lines are odd")))
                .hasSize(2);
    }

    private static PublishTotals totals(long sent, long acknowledged, long failed) {
        return new PublishTotals(sent, acknowledged, failed, Duration.ofSeconds(1));
    }
}
