package gg.leaderboard.testing;

import java.util.List;
import java.util.stream.Stream;

/** Command-line options for services that tests start and stop. */
public final class ServiceOptions {

    private static final List<String> SHORT_WAITS = List.of(
            // Closing a consumer waits for the fetch in progress, half a second by default if nothing arrives.
            "--spring.kafka.properties.fetch.max.wait.ms=100",
            // Consumers learn by a heartbeat that another one has joined their group or left it.
            "--spring.kafka.consumer.properties.heartbeat.interval.ms=200",
            // They learn from the metadata that a missing topic was created.
            "--spring.kafka.consumer.properties.metadata.max.age.ms=500");

    private ServiceOptions() {}

    /** Returns these arguments and options with which consumers start and stop sooner. */
    public static String[] withShortWaits(String... arguments) {
        return Stream.concat(SHORT_WAITS.stream(), Stream.of(arguments)).toArray(String[]::new);
    }
}
