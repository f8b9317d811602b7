package gg.leaderboard.bench.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole system in its own JVM. Its simulator sends almost nothing. */
public final class Standalone implements AutoCloseable {

    // The same value as in ./mvnw.
    private static final String HEAP = "-Xmx1g";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Jvm jvm;
    private final Ports ports;

    private Standalone(Jvm jvm, Ports ports) {
        this.jvm = jvm;
        this.ports = ports;
    }

    /** Starts the system and returns when it is ready. */
    static Standalone start(TestBed bed, Path data, List<String> settings) throws Exception {
        Ports ports = new Ports(
                TestBed.freePort(), TestBed.freePort(), TestBed.freePort(), TestBed.freePort(), TestBed.freePort());
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--leaderboard.data=" + data);
        arguments.add("--leaderboard.port.api=" + ports.api());
        arguments.add("--leaderboard.port.archive=" + ports.archive());
        arguments.add("--leaderboard.port.kafka=" + ports.kafka());
        arguments.add("--leaderboard.port.redis=" + ports.redis());
        arguments.add("--leaderboard.port.postgres=" + ports.postgres());
        arguments.add("--leaderboard.producer.rate=0.0001");
        Jvm jvm = bed.startService("standalone", arguments, HEAP);
        jvm.await(() -> ApiProcess.isReady(ports.api(), true), PAUSE, LIMIT);
        return new Standalone(jvm, ports);
    }

    public Jvm jvm() {
        return jvm;
    }

    public Ports ports() {
        return ports;
    }

    @Override
    public void close() {
        jvm.close();
    }

    /** The ports on which the servers listen. */
    public record Ports(int api, int archive, int kafka, int redis, int postgres) {}
}
