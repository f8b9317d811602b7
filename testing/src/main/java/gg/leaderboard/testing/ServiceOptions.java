package gg.leaderboard.testing;

import java.util.stream.Stream;

/** Command-line options for services that tests start and stop. */
public final class ServiceOptions {

    // Closing a consumer waits for the fetch in progress, half a second by default if nothing arrives.
    private static final String SHORT_FETCHES = "--spring.kafka.properties.fetch.max.wait.ms=100";

    private ServiceOptions() {}

    /** Returns these arguments and an option with which a service stops sooner. */
    public static String[] withShortWaits(String... arguments) {
        return Stream.concat(Stream.of(SHORT_FETCHES), Stream.of(arguments)).toArray(String[]::new);
    }
}
