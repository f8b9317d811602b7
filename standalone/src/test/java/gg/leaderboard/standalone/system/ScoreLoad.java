package gg.leaderboard.standalone.system;

import gg.leaderboard.fixtures.LogClient;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends a thousand scores a second for a board until it is closed, some of them twice. Each score is between
 * {@link #LEAST} and {@link #MOST}. {@link #MOST} is less than twice {@link #LEAST}, so a sum of two differs from any
 * single score.
 */
final class ScoreLoad implements AutoCloseable {

    static final int PLAYERS = 50;
    static final long LEAST = 1000;
    static final long MOST = LEAST + 10 * PLAYERS;

    private static final int EVERY_MILLIS = 10;
    private static final int AT_ONCE = 10;
    private static final AtomicLong IDS = new AtomicLong();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(1);
    private final LogClient log;
    private final String board;

    ScoreLoad(LogClient log, String board) {
        this.log = log;
        this.board = board;
        clock.scheduleAtFixedRate(this::send, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void send() {
        for (int i = 0; i < AT_ONCE; i++) {
            int number = random.nextInt(PLAYERS);
            String player = "s" + number;
            String event =
                    event("score-" + IDS.incrementAndGet(), player, board, LEAST + 10 * number + random.nextInt(10));
            log.send(player, event);
            if (random.nextInt(20) == 0) {
                log.send(player, event);
            }
        }
    }

    static String event(String id, String player, String board, long score) {
        return ("{\"event_id\":\"%s\",\"event_type\":\"score_submitted\",\"player_id\":\"%s\",\"leaderboard_id\":\"%s\","
                        + "\"score\":%d,\"timestamp\":\"%s\"}")
                .formatted(id, player, board, score, java.time.Instant.now());
    }

    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new AssertionError("Kafka did not acknowledge the scores");
        }
        log.flush();
    }
}
