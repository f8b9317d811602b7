package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Reads a board over the api repeatedly and checks each response. Either the whole response follows the old rules
 * (sums, highest first), or the whole response follows the new ones (single scores, lowest first). Every player on the
 * board must have a sum.
 */
final class BoardReadChecker implements AutoCloseable {

    private static final int ENOUGH = 200;

    private static final int PAUSE_MILLIS = 5;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
    private final AtomicInteger old = new AtomicInteger();
    private final AtomicInteger fresh = new AtomicInteger();
    private final Queue<String> mixtures = new ConcurrentLinkedQueue<>();

    BoardReadChecker(Services services, String board) {
        for (String path : List.of("top?limit=50", "range?start=0&end=49", "around/s25?range=25")) {
            threads.scheduleWithFixedDelay(
                    () -> look(services.json("/api/v1/leaderboards/" + board + "/" + path)),
                    0,
                    PAUSE_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void look(JsonNode answer) {
        List<Long> scores = new ArrayList<>();
        answer.path("data").forEach(entry -> scores.add(entry.get("score").longValue()));
        if (scores.size() == ScoreLoad.PLAYERS
                && scores.stream().allMatch(s -> s > ScoreLoad.MOST)
                && isSorted(scores, Comparator.reverseOrder())) {
            old.incrementAndGet();
        } else if (scores.size() == ScoreLoad.PLAYERS
                && scores.stream().allMatch(s -> s <= ScoreLoad.MOST)
                && isSorted(scores, Comparator.naturalOrder())) {
            fresh.incrementAndGet();
        } else {
            mixtures.add(answer.toString());
        }
    }

    private static boolean isSorted(List<Long> scores, Comparator<Long> order) {
        return scores.equals(scores.stream().sorted(order).toList());
    }

    void awaitNew() {
        awaitMore(fresh);
    }

    void awaitOld() {
        awaitMore(old);
    }

    private static void awaitMore(AtomicInteger reads) {
        int now = reads.get();
        await().atMost(Duration.ofMinutes(3)).until(() -> reads.get() >= now + ENOUGH);
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(mixtures).isEmpty();
        System.out.printf("%d reads by the old rules, %d by the new%n", old.get(), fresh.get());
    }
}
