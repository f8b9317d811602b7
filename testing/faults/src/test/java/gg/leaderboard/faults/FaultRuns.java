package gg.leaderboard.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.faults.check.Comparison;
import gg.leaderboard.faults.check.Promises;
import gg.leaderboard.faults.schedule.Schedule;
import gg.leaderboard.faults.schedule.Setup;
import gg.leaderboard.faults.server.World;
import gg.leaderboard.faults.work.Answers;
import gg.leaderboard.faults.work.ApiClient;
import gg.leaderboard.faults.work.EventSender;
import gg.leaderboard.faults.work.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.dao.DataAccessException;

/** Runs schedules one after the other, on the same servers. */
final class FaultRuns implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration HEALING = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(300);

    private final boolean isReplicated;
    private final World world;
    private final ApiClient apis;
    private final EventSender events;
    private final Comparison comparison;
    private boolean movedBrokerClock;

    /**
     * Starts all servers and services, and returns when they are ready.
     *
     * @param directory for the data and the logs
     */
    FaultRuns(Path directory, Setup setup) throws IOException, InterruptedException {
        isReplicated = setup.brokers() > 1;
        world = new World(directory, setup);
        apis = new ApiClient(world);
        try {
            create("sum", "increment");
            create("best", "best");
            awaitNone(START, this::reportsOfStart);
        } catch (AssertionError e) {
            world.close();
            throw e;
        }
        events = new EventSender(world.bootstrapServers());
        comparison = new Comparison(world, apis);
    }

    private void create(String board, String mode) {
        String body = "{\"id\":\"%s\",\"update_mode\":\"%s\"}".formatted(board, mode);
        awaitNone(START, () -> {
            int status = apis.call(World.APIS.get(0), "POST", "/api/v1/leaderboards", body)
                    .status();
            return status == 201 || status == 409 ? List.of() : List.of(board + " was not created: " + status);
        });
    }

    // Another rebuild needs the database of the last one.
    private List<String> endRebuild() {
        int status = apis.call(World.APIS.get(0), "DELETE", "/api/v1/admin/rebuild", "")
                .status();
        return status < 500 && status != ApiClient.NO_RESPONSE
                ? List.of()
                : List.of("the rebuild did not end: " + status);
    }

    private List<String> reportsOfStart() {
        return World.APIS.stream()
                .filter(api -> apis.call(api, "GET", "/ready", "").status() != 200)
                .map(api -> api + " is not ready")
                .toList();
    }

    /**
     * Plays a schedule, lets everything heal, and compares.
     *
     * @throws AssertionError with the differences
     */
    Result run(Schedule schedule) throws InterruptedException {
        if (schedule.recreates()) {
            comparison.keepRecords();
            world.topics().recreate();
        }
        if (schedule.movesBrokerClock()) {
            comparison.allowErasedLetters();
            movedBrokerClock = true;
        }
        long start = System.nanoTime();
        Workload work = new Workload(schedule, apis, events);
        new FaultPlayer(schedule, world).finish();
        world.heal();
        Answers answers = work.finish();
        if (schedule.rebuilds()) {
            awaitNone(HEALING, this::endRebuild);
        }
        long healed = System.nanoTime();
        List<ConsumerRecord<byte[], byte[]>> records = comparison.records();
        // Moderation that is relayed late is in a later read.
        awaitNone(HEALING, () -> comparison.differences(comparison.records()));
        awaitNone(HEALING, comparison::reports);
        // A score with a log time before its board does not count, also in later runs.
        List<String> broken = schedule.movesLogTime() || movedBrokerClock
                ? Promises.notLogged(records, answers)
                : Promises.broken(records, answers, isReplicated);
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n", broken));
        }
        return new Result(records.size(), seconds(start, healed), seconds(healed, System.nanoTime()), answers);
    }

    private static double seconds(long from, long to) {
        return Duration.ofNanos(to - from).toMillis() / 1000.0;
    }

    private void awaitNone(Duration limit, Supplier<List<String>> problems) {
        try {
            await().atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .untilAsserted(() -> assertThat(ask(problems)).isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Ended by themselves: " + world.ended() + "\n" + e.getMessage(), e);
        }
    }

    // A server that has just been started may not answer yet.
    private static List<String> ask(Supplier<List<String>> problems) {
        try {
            return problems.get();
        } catch (KafkaException | DataAccessException e) {
            return List.of(e.toString());
        }
    }

    @Override
    public void close() {
        events.close();
        comparison.close();
        world.close();
    }

    /**
     * What a run measured.
     *
     * @param records in Kafka
     * @param seconds of faults and workload
     * @param healing seconds from the end of the faults until all was equal
     */
    record Result(int records, double seconds, double healing, Answers answers) {}
}
