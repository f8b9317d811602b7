package gg.leaderboard.containers;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The containers of {@code docker-compose.yml}, by Compose v2 or v1. */
final class Compose {

    private static final JsonMapper JSON = new JsonMapper();
    static final String PROJECT = "leaderboard-test";
    private static final Duration START = Duration.ofMinutes(3);

    private final List<String> program =
            Command.result(Map.of(), "docker", "compose", "version").status() == 0
                    ? List.of("docker", "compose")
                    : List.of("docker-compose");

    /** Runs a command of Compose, such as {@code up -d}, with variables in addition to the environment of the tests. */
    String run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("-p", PROJECT));
        command.addAll(List.of(arguments));
        return Command.run(environment, command.toArray(String[]::new));
    }

    String run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** Returns the id of the service's container. */
    String container(String service) {
        return run("ps", "-q", service);
    }

    JsonNode inspect(String service) {
        return JSON.readTree(Command.run("docker", "inspect", container(service)))
                .get(0);
    }

    boolean isHealthy(String service) {
        return inspect(service).at("/State/Health/Status").stringValue("").equals("healthy");
    }

    void awaitHealthy(Stream<String> services) {
        List<String> waiting = services.toList();
        await().atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> waiting.stream().allMatch(this::isHealthy));
    }

    /** Returns a command that ends when the service's own health check succeeds, and asks ten times a second. Slow, unlike the command. */
    String[] untilHealthy(String service) {
        List<String> command = new ArrayList<>(List.of("docker", "exec", container(service)));
        command.addAll(List.of("timeout", "60", "bash", "-c", "until \"$@\" 2>/dev/null; do sleep 0.1; done", "until"));
        inspect(service).at("/Config/Healthcheck/Test").forEach(part -> command.add(part.stringValue()));
        command.remove("CMD");
        return command.toArray(String[]::new);
    }
}
