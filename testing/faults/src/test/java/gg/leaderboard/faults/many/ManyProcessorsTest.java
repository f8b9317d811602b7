package gg.leaderboard.faults.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.faults.server.JavaServer;
import gg.leaderboard.fixtures.EventLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Up to four processors with three consumers each. A consumer that does not answer for 3 s loses its partitions
 * ({@code -Dmany.session=3000}). Prints how long events wait during each step.
 */
@Tag("proof")
class ManyProcessorsTest {

    private static final int PER_SECOND = Integer.getInteger("many.rate", 500);
    private static final int PLAYERS = 300;
    private static final long LONGEST_MILLIS = 5000;
    private static final Duration FROZEN = Duration.ofSeconds(6);

    private final List<String> tooLong = new ArrayList<>();
    // In milliseconds.
    private long longestWithoutChange;

    @Test
    void while_processors_come_go_and_freeze_no_event_is_lost_or_waits_for_5_s_more() throws Exception {
        try (ManyServices services = new ManyServices();
                ProgressLog progress = new ProgressLog(services::progress)) {
            for (int i = 1; i <= 3; i++) {
                services.start("processor-" + i);
            }
            services.awaitProcessors(3);
            try (EventLoad load = new EventLoad(services.log(), PER_SECOND, PLAYERS)) {
                await().atMost(Duration.ofMinutes(5)).until(() -> progress.partitions() == ManyServices.PARTITIONS);
                // A JVM that has just started is slow.
                watch(Duration.ofSeconds(15));
                play((name, work) -> step(name, work, services, progress), services);
            }
            services.awaitEqual();
        }
        assertThat(tooLong).isEmpty();
    }

    private void play(Steps steps, ManyServices services) {
        steps.play("no change", () -> watch(Duration.ofSeconds(8)));
        steps.play("a fourth processor is added", () -> {
            services.start("processor-4");
            services.awaitProcessors(4);
        });
        steps.play("a processor is stopped (TERM)", () -> {
            services.service("processor-4").stop();
            services.awaitProcessors(3);
        });
        steps.play(
                "a processor is killed (kill -9) and started at once",
                () -> services.restart("processor-1", JavaServer::kill, 3));
        steps.play("a processor is frozen for 6 s", () -> {
            JavaServer frozen = services.service("processor-2");
            frozen.freeze();
            watch(FROZEN);
            frozen.resume();
            services.awaitProcessors(3);
        });
        steps.play("each is stopped and started, one after the other", () -> {
            for (int i = 1; i <= 3; i++) {
                services.restart("processor-" + i, JavaServer::stop, 3);
            }
        });
    }

    private void step(String name, Runnable work, ManyServices services, ProgressLog progress) {
        Instant begin = Instant.now();
        work.run();
        // In which partitions that have just moved are read.
        watch(Duration.ofSeconds(2));
        Instant end = Instant.now();
        long[] waits = progress.waits(services.records(), begin, end);
        long longest = waits[waits.length - 1];
        System.out.printf(
                Locale.ROOT,
                "%-52s %5.1f s, %6d events wait: p50 %4d ms, p99 %5d ms, longest %5d ms%n",
                name,
                Duration.between(begin, end).toMillis() / 1000.0,
                waits.length,
                waits[waits.length / 2],
                waits[waits.length * 99 / 100],
                longest);
        if (longestWithoutChange == 0) {
            longestWithoutChange = longest;
        }
        if (longest > longestWithoutChange + LONGEST_MILLIS) {
            tooLong.add(name + ": " + longest + " ms");
        }
    }

    // Events arrive and are counted meanwhile.
    private static void watch(Duration time) {
        await().pollDelay(time).timeout(time.plusSeconds(10)).until(() -> true);
    }

    private interface Steps {
        void play(String name, Runnable work);
    }
}
