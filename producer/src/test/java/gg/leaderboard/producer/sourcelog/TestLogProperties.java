package gg.leaderboard.producer.sourcelog;

import java.util.List;

final class TestLogProperties {

    private TestLogProperties() {}

    /** Returns the default settings for these files. */
    static ServerLogProperties settings(String... files) {
        return new ServerLogProperties(List.of(files), List.of(), 0, false, false, "csgo", false);
    }

    static ServerLogProperties freeForAll() {
        return new ServerLogProperties(List.of(), List.of(), 0, false, false, "csgo", true);
    }
}
