package gg.leaderboard.api.keys;

import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.Role;
import gg.leaderboard.web.security.keys.ApiKey;
import gg.leaderboard.web.security.keys.ApiKeyToken;
import gg.leaderboard.web.security.keys.ApiKeyTopic;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/** Creates, lists and revokes API keys in Kafka, so that the first key can be created before any service runs. */
public final class KeysCommand {

    /** The first argument of the command line. */
    public static final String NAME = "keys";

    private static final String ACTOR = "command";
    private static final String HELP = """
            keys create --name=NAME --roles=ROLE,… [--boards=ID,…] [--games=ID,…] [--expires-in=90d | --expires-at=TIME]
            keys list
            keys revoke ID

            Creates, lists and revokes API keys in Kafka. The api need not run; services follow within 5 seconds.
            create prints the key, which is shown only once. The roles are read, submit, moderate and operate;
            boards and games limit submit.

            --spring.kafka.bootstrap-servers=localhost:9092   where Kafka answers; other properties of Kafka as for the api
            """;

    private final PrintStream out;
    private final PrintStream err;

    private KeysCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command to its end.
     *
     * @param arguments {@link #NAME} first
     * @return 0 on success, 1 if the command failed, 2 for unknown arguments
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        if (rest.contains("--help") || rest.contains("-h")) {
            out.print(HELP);
            return 0;
        }
        Optional<KeyOptions> options = KeyOptions.parse(rest);
        if (options.isEmpty()) {
            err.print(HELP);
            return 2;
        }
        return new KeysCommand(out, err).run(options.get());
    }

    private int run(KeyOptions options) {
        Map<String, Object> kafka = KafkaSettings.read(options.properties());
        try (ApiKeyTopic topic = new ApiKeyTopic(kafka, new RegionProperties(false))) {
            return switch (options.action()) {
                case CREATE -> create(topic, options, String.valueOf(kafka.get("bootstrap.servers")));
                case LIST -> list(topic);
                case REVOKE -> revoke(topic, options.id());
            };
        } catch (ProblemException e) {
            err.println(e.detail());
        } catch (KafkaException e) {
            err.println("Kafka at " + kafka.get("bootstrap.servers") + " cannot be used: " + e.getMessage()
                    + ". Set --spring.kafka.bootstrap-servers=HOST:PORT if it is elsewhere. Add --passwords if ./leaderboard was"
                    + " started with it.");
        }
        return 1;
    }

    // Only the key goes to the standard output: KEY=$(./leaderboard keys create …)
    private int create(ApiKeyTopic topic, KeyOptions options, String servers) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ApiKeyToken token = ApiKeyToken.random();
        ApiKey key = KeyRequestParser.parse(options.request(), now).with(token, now, ACTOR);
        if (!topic.create(key, now)) {
            throw KeyService.tooMany();
        }
        err.println("Created the API key " + key.id() + " in Kafka at " + servers + ". It is shown only once:");
        out.println(token.value());
        return 0;
    }

    private int list(ApiKeyTopic topic) {
        topic.read().values().stream()
                .sorted(Comparator.comparing(ApiKey::createdAt).reversed().thenComparing(ApiKey::id))
                .map(KeysCommand::line)
                .forEach(out::println);
        return 0;
    }

    private static String line(ApiKey key) {
        String roles = key.roles().stream().sorted().map(Role::label).collect(Collectors.joining(","));
        String end = key.revokedAt() != null
                ? "revoked " + key.revokedAt()
                : key.expiresAt() == null ? "never expires" : "expires " + key.expiresAt();
        return String.join("  ", key.id(), roles, "created " + key.createdAt(), end, key.name());
    }

    private int revoke(ApiKeyTopic topic, String id) {
        if (topic.revoke(id, Instant.now().truncatedTo(ChronoUnit.MILLIS), ACTOR)
                .isEmpty()) {
            err.println("There is no API key " + id + ".");
            return 1;
        }
        out.println("revoked " + id);
        return 0;
    }
}
