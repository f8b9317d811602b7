package gg.leaderboard.attack;

import gg.leaderboard.attack.input.HttpAttacker;
import gg.leaderboard.attack.input.RawAttacker;
import gg.leaderboard.attack.input.RecordAttacker;
import gg.leaderboard.attack.input.SocketAttacker;
import gg.leaderboard.attack.input.TransactionAttacker;
import gg.leaderboard.attack.oracle.ResultChecker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Attacks a running system with all kinds of input concurrently, then checks its results. */
public final class Attack {

    private static final int STATUSES = 600;

    private final Target target;
    private final AttackOptions options;
    private final Findings findings = new Findings();
    private final AtomicLongArray byStatus = new AtomicLongArray(STATUSES);
    private final Map<InputKind, Long> sent = new EnumMap<>(InputKind.class);

    public Attack(Target target, AttackOptions options) {
        this.target = target;
        this.options = options;
    }

    /** Sends all inputs, waits until the system has processed them, and returns the faults found. */
    public List<String> run() throws Exception {
        System.out.println("Attack with " + options.asArguments());
        try (ProcessMonitor watch = new ProcessMonitor(target, findings)) {
            long begin = System.nanoTime();
            warmUp();
            long before = watch.heapAfterCollection();
            attack(options, begin + options.duration().toNanos());
            System.out.println(report(Duration.ofNanos(System.nanoTime() - begin)));
            System.out.println(new ResultChecker(target, findings).check());
            long after = watch.heapAfterCollection();
            watch.checkGrowth(before, after);
            System.out.println(String.format(
                    Locale.ROOT,
                    "Heap after a collection: %d MB warm, %d MB at the end; %s",
                    ProcessMonitor.megabytes(before),
                    ProcessMonitor.megabytes(after),
                    watch.summary()));
        }
        return findings.all();
    }

    /** The number of inputs sent. */
    public long inputs() {
        return sent.values().stream().mapToLong(Long::longValue).sum();
    }

    // Warms up the JVM and its caches first, so that their memory does not count as growth.
    private void warmUp() throws Exception {
        attack(
                new AttackOptions(~options.seed(), options.inputs() / 10, options.duration(), options.bombBytes()),
                System.nanoTime() + options.duration().dividedBy(5).toNanos());
    }

    private void attack(AttackOptions now, long deadline) throws Exception {
        int lanes = java.util.Arrays.stream(InputKind.values())
                .mapToInt(InputKind::threads)
                .sum();
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            Map<InputKind, List<Future<Long>>> running = new EnumMap<>(InputKind.class);
            for (InputKind kind : InputKind.values()) {
                for (int lane = 0; lane < kind.threads(); lane++) {
                    running.computeIfAbsent(kind, k -> new ArrayList<>())
                            .add(threads.submit(new AttackTask(kind, lane, now, attacker(kind), findings, deadline)));
                }
            }
            for (Map.Entry<InputKind, List<Future<Long>>> kind : running.entrySet()) {
                for (Future<Long> lane : kind.getValue()) {
                    sent.merge(kind.getKey(), lane.get(), Long::sum);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Attacker attacker(InputKind kind) throws IOException {
        return switch (kind) {
            case HTTP -> new HttpAttacker(target, byStatus);
            case RAW_HTTP -> new RawAttacker(target);
            case WEBSOCKET -> new SocketAttacker(target);
            case RECORDS -> new RecordAttacker(target, options.bombBytes());
            case TRANSACTIONS -> new TransactionAttacker(target);
        };
    }

    private String report(Duration took) {
        String statuses = IntStream.range(0, STATUSES)
                .filter(status -> byStatus.get(status) > 0)
                .mapToObj(status -> status + ": " + byStatus.get(status))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT, "%,d inputs in %d s: %s%nHTTP answers: %s", inputs(), took.toSeconds(), sent, statuses);
    }
}
