package gg.leaderboard.producer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The short forms of the properties that people set most. */
enum Option {
    SOURCE("source", "NAME", "simulator (default), scores, log or ndjson", "leaderboard.producer.source"),
    RATE(
            "rate",
            "N",
            "events a second, such as 0.5 or 20000; 5 for the simulator, 100 for scores, else no limit",
            "leaderboard.producer.rate"),
    KAFKA("kafka", "HOST:PORT", "where Kafka is; localhost:9092", "spring.kafka.bootstrap-servers"),
    TOPIC("topic", "NAME", "the topic; game-events", "leaderboard.producer.topic"),
    BATCH("batch", "N", "how many events may wait for Kafka at a time; 20000", "leaderboard.producer.batch"),

    PLAYERS(
            "players",
            "N",
            "how many players; 10 for the simulator, 1000 for scores",
            "leaderboard.producer.simulator.players",
            "leaderboard.producer.scores.players"),
    DURATION(
            "duration",
            "TIME",
            "end after so long, such as 30s or 5m",
            "leaderboard.producer.simulator.duration",
            "leaderboard.producer.scores.duration"),

    GAMES("games", "N", "how many games; 3", "leaderboard.producer.simulator.games"),
    COUNT("count", "N", "end after so many events", "leaderboard.producer.simulator.count"),
    SEED(
            "seed",
            "N",
            "the same seed makes the same events, but for ids and times",
            "leaderboard.producer.simulator.seed"),
    DUPLICATES(
            "duplicates",
            "SHARE",
            "so much is sent a second time, such as 0.01",
            "leaderboard.producer.simulator.duplicates"),
    MALFORMED(
            "malformed",
            "SHARE",
            "so much breaks a rule on purpose, such as 0.01",
            "leaderboard.producer.simulator.malformed"),

    LEADERBOARD("leaderboard", "ID", "the board that gets the scores", "leaderboard.producer.scores.leaderboard"),
    INITIAL_ONLY("initial-only", "", "end when every player has one score", "leaderboard.producer.scores.initial-only"),

    FILE(
            "file",
            "FILE",
            "what to read; may be repeated, or given without --file=",
            "leaderboard.producer.log.files",
            "leaderboard.producer.ndjson.files"),
    MATCH(
            "match",
            "N",
            "a generated match, from 1 on, of one server's kind after the other; may be repeated",
            "leaderboard.producer.log.matches"),
    SPEED(
            "speed",
            "N",
            "so many times faster than it happened; at once if not given",
            "leaderboard.producer.log.speed"),
    ENDS_NOW("ends-now", "", "shift all times so that the match ends now", "leaderboard.producer.log.ends-now"),
    FOLLOW(
            "follow",
            "",
            "wait for more when the last file ends, also after it was rotated",
            "leaderboard.producer.log.follow"),
    FREE_FOR_ALL(
            "free-for-all",
            "",
            "teams are only names: every other player is an enemy",
            "leaderboard.producer.log.free-for-all"),
    GAME("game", "ID", "the game_id of the events; csgo", "leaderboard.producer.log.game-id"),

    AS_IS("as-is", "", "send the lines unread, to see what becomes of bad ones", "leaderboard.producer.ndjson.as-is"),
    MAPPING(
            "mapping",
            "FILE",
            "how other JSON becomes events: a file, leaderboard-scores, score_updates or player.events.raw",
            "leaderboard.producer.ndjson.mapping");

    private static final String SOURCES = "leaderboard.producer.";

    private final String form;
    private final String value;
    private final String help;
    private final List<String> properties;

    /** @param properties one for each source that heeds it; every source takes its own */
    Option(String form, String value, String help, String... properties) {
        this.form = form;
        this.value = value;
        this.help = help;
        this.properties = List.of(properties);
    }

    static Optional<Option> named(String form) {
        return Arrays.stream(values())
                .filter(option -> option.form.equals(form))
                .findFirst();
    }

    /** The short form of {@code property} where there is one, else the property itself. */
    static String nameFor(String property) {
        String plain = property.replaceFirst("\\[\\d+]$", "");
        return Arrays.stream(values())
                .filter(option -> option.properties.contains(plain))
                .findFirst()
                .map(Option::toString)
                .orElse(plain);
    }

    boolean isFlag() {
        return value.isEmpty();
    }

    boolean mayBeRepeated() {
        return this == FILE || this == MATCH;
    }

    List<String> properties() {
        return properties;
    }

    /** The sources that heed this option; none if all do. */
    List<String> sources() {
        return properties.stream()
                .filter(property -> property.startsWith(SOURCES))
                .map(property -> property.substring(SOURCES.length()).split("\\.", -1))
                .filter(path -> path.length == 2)
                .map(path -> path[0])
                .toList();
    }

    String usage() {
        return isFlag() ? toString() : this + "=" + value;
    }

    String help() {
        return String.format("  %-20s %s%n", usage(), help);
    }

    @Override
    public String toString() {
        return "--" + form;
    }
}
