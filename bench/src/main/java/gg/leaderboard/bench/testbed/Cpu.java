package gg.leaderboard.bench.testbed;

import gg.leaderboard.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CPU time of the processes of a run. Unlike wall-clock time, it hardly changes when other programs use the machine.
 */
public final class Cpu {

    private final Map<String, Supplier<Duration>> processes = new LinkedHashMap<>();

    public Cpu with(String name, Jvm jvm) {
        processes.put(name, () -> used(jvm.handle()));
        return this;
    }

    public Cpu with(String name, Redis redis) {
        processes.put(name, () -> used(redis.handle()));
        return this;
    }

    /** Adds the PostgreSQL server with those of its child processes that run at the time of each measurement. */
    public Cpu with(String name, EmbeddedPostgres postgres) {
        ProcessHandle first = ProcessHandle.of(postgres.pid()).orElseThrow();
        processes.put(
                name,
                () -> Stream.concat(Stream.of(first), first.descendants())
                        .map(Cpu::used)
                        .reduce(Duration.ZERO, Duration::plus));
        return this;
    }

    /** Adds this JVM. */
    public Cpu withSelf() {
        processes.put("bench", () -> used(ProcessHandle.current()));
        return this;
    }

    /** Returns the CPU time of each process since its start, and of all processes since the machine was started. */
    public Usage now() {
        Map<String, Duration> used = new LinkedHashMap<>();
        processes.forEach((name, usedByThem) -> used.put(name, usedByThem.get()));
        return new Usage(used, MachineInfo.busy(), System.nanoTime());
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * The CPU time that processes used.
     *
     * @param byProcess CPU time by process
     * @param everybody CPU time of all processes of the machine
     * @param nanos the time of the measurement
     */
    public record Usage(Map<String, Duration> byProcess, Duration everybody, long nanos) {

        public Usage since(Usage earlier) {
            Map<String, Duration> difference = new LinkedHashMap<>();
            byProcess.forEach((name, used) ->
                    difference.put(name, used.minus(earlier.byProcess.getOrDefault(name, Duration.ZERO))));
            return new Usage(difference, everybody.minus(earlier.everybody), nanos - earlier.nanos);
        }

        /**
         * Returns a text such as {@code processor 12.3 µs, redis 10.1 µs}: the time of each process per unit, for
         * {@code count} units.
         */
        public String per(long count) {
            return byProcess.entrySet().stream()
                    .map(used -> String.format(
                            Locale.ROOT,
                            "%s %.1f µs",
                            used.getKey(),
                            used.getValue().toNanos() / 1e3 / count))
                    .collect(Collectors.joining(", "));
        }

        /** Returns the share of the machine, 0 to 1, that other processes used in this time. */
        public double others() {
            Duration ours = byProcess.values().stream().reduce(Duration.ZERO, Duration::plus);
            double capacity = (double) nanos * Runtime.getRuntime().availableProcessors();
            return Math.max(0, everybody.minus(ours).toNanos() / capacity);
        }
    }
}
