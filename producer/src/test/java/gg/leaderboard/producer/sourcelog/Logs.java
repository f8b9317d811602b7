package gg.leaderboard.producer.sourcelog;

import java.util.List;

/** Settings for tests. */
final class Logs {

    private Logs() {}

    /** All by default. */
    static LogProperties settings(String... files) {
        return new LogProperties(List.of(files), List.of(), 0, false, false, "csgo", false);
    }

    static LogProperties freeForAll() {
        return new LogProperties(List.of(), List.of(), 0, false, false, "csgo", true);
    }
}
