package gg.leaderboard.bench.testbed;

import gg.leaderboard.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CPU time of the processes of a run. Unlike wall-clock time it hardly changes when others use the machine as well. */
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

    /** With the processes that it started, as far as they run when it is asked. */
    public Cpu with(String name, EmbeddedPostgres postgres) {
        ProcessHandle first = ProcessHandle.of(postgres.pid()).orElseThrow();
        processes.put(
                name,
                () -> Stream.concat(Stream.of(first), first.descendants())
                        .map(Cpu::used)
                        .reduce(Duration.ZERO, Duration::plus));
        return this;
    }

    /** This JVM. */
    public Cpu withSelf() {
        processes.put("bench", () -> used(ProcessHandle.current()));
        return this;
    }

    /** What each has used since it was started, and everybody since the machine was. */
    public Usage now() {
        Map<String, Duration> used = new LinkedHashMap<>();
        processes.forEach((name, usedByThem) -> used.put(name, usedByThem.get()));
        return new Usage(used, MachineInfo.busy(), System.nanoTime());
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * @param byProcess CPU time by process
     * @param everybody CPU time of all processes of the machine
     * @param nanos when
     */
    public record Usage(Map<String, Duration> byProcess, Duration everybody, long nanos) {

        public Usage since(Usage earlier) {
            Map<String, Duration> difference = new LinkedHashMap<>();
            byProcess.forEach((name, used) ->
                    difference.put(name, used.minus(earlier.byProcess.getOrDefault(name, Duration.ZERO))));
            return new Usage(difference, everybody.minus(earlier.everybody), nanos - earlier.nanos);
        }

        /** Such as {@code processor 12.3 µs, redis 10.1 µs}: what each spent on one of {@code count}. */
        public String per(long count) {
            return byProcess.entrySet().stream()
                    .map(used -> String.format(
                            Locale.ROOT,
                            "%s %.1f µs",
                            used.getKey(),
                            used.getValue().toNanos() / 1e3 / count))
                    .collect(Collectors.joining(", "));
        }

        /** Which part of the machine, 0 to 1, others used meanwhile. */
        public double others() {
            Duration ours = byProcess.values().stream().reduce(Duration.ZERO, Duration::plus);
            double capacity = (double) nanos * Runtime.getRuntime().availableProcessors();
            return Math.max(0, everybody.minus(ours).toNanos() / capacity);
        }
    }
}
