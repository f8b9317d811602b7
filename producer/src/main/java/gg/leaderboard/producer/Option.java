package gg.leaderboard.producer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Short command line options for common properties. */
enum Option {
    SOURCE("source", "NAME", "simulator (default), scores, log or ndjson", "leaderboard.producer.source"),
    RATE(
            "rate",
            "N",
            "events per second, such as 0.5 or 20000; 5 for the simulator, 100 for scores, otherwise no limit",
            "leaderboard.producer.rate"),
    KAFKA("kafka", "HOST:PORT", "Kafka's address; localhost:9092", "spring.kafka.bootstrap-servers"),
    TOPIC("topic", "NAME", "the topic; game-events", "leaderboard.producer.topic"),
    BATCH("batch", "N", "number of events that may wait for Kafka; 20000", "leaderboard.producer.batch"),

    PLAYERS(
            "players",
            "N",
            "number of players; 10 for the simulator, 1000 for scores",
            "leaderboard.producer.simulator.players",
            "leaderboard.producer.scores.players"),
    DURATION(
            "duration",
            "TIME",
            "end after this time, such as 30s or 5m",
            "leaderboard.producer.simulator.duration",
            "leaderboard.producer.scores.duration"),

    GAMES("games", "N", "number of games; 3", "leaderboard.producer.simulator.games"),
    COUNT("count", "N", "end after this many events", "leaderboard.producer.simulator.count"),
    SEED(
            "seed",
            "N",
            "the same seed produces the same events, except ids and times",
            "leaderboard.producer.simulator.seed"),
    DUPLICATES(
            "duplicates",
            "SHARE",
            "the share of events that are sent twice, such as 0.01",
            "leaderboard.producer.simulator.duplicates"),
    MALFORMED(
            "malformed",
            "SHARE",
            "the share of events that are invalid on purpose, such as 0.01",
            "leaderboard.producer.simulator.malformed"),

    LEADERBOARD("leaderboard", "ID", "the board that gets the scores", "leaderboard.producer.scores.leaderboard"),
    INITIAL_ONLY("initial-only", "", "end when every player has one score", "leaderboard.producer.scores.initial-only"),

    FILE(
            "file",
            "FILE",
            "the file to read; may be repeated, or given without --file=",
            "leaderboard.producer.log.files",
            "leaderboard.producer.ndjson.files"),
    MATCH(
            "match",
            "N",
            "a generated match, from 1 on; the number selects the kind of server; may be repeated",
            "leaderboard.producer.log.matches"),
    SPEED("speed", "N", "multiple of real time; without it, as fast as possible", "leaderboard.producer.log.speed"),
    ENDS_NOW("ends-now", "", "shift all times so that the match ends now", "leaderboard.producer.log.ends-now"),
    FOLLOW(
            "follow",
            "",
            "wait for more lines at the end of the last file, also after rotation",
            "leaderboard.producer.log.follow"),
    FREE_FOR_ALL(
            "free-for-all",
            "",
            "teams are only names: every other player is an enemy",
            "leaderboard.producer.log.free-for-all"),
    GAME("game", "ID", "the game_id of the events; csgo", "leaderboard.producer.log.game-id"),

    AS_IS("as-is", "", "send lines without validation, to test dead letters", "leaderboard.producer.ndjson.as-is"),
    MAPPING(
            "mapping",
            "FILE",
            "converts other JSON to events: a file, leaderboard-scores, score_updates or player.events.raw",
            "leaderboard.producer.ndjson.mapping");

    private static final String SOURCES = "leaderboard.producer.";

    private final String form;
    private final String value;
    private final String help;
    private final List<String> properties;

    /** @param properties the property of each source that supports the option */
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

    /** The option for {@code property} if there is one, else the property itself. */
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

    /** The sources that support this option; empty if all do. */
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
