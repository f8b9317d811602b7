package gg.leaderboard.standalone.compose;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A parsed compose file with resolved merge keys. */
record ComposeFile(Map<String, Service> services, Set<String> volumes) {

    static ComposeFile read(Path path) {
        try {
            Service file = new Service(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(path)));
            Map<String, Service> services = file.map("services").entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, entry -> new Service(object(entry.getValue()))));
            return new ComposeFile(services, file.map("volumes").keySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Service service(String name) {
        return services.getOrDefault(name, new Service(Map.of()));
    }

    /** Returns all services except those that run once and exit. */
    Map<String, Service> longRunning() {
        return services.entrySet().stream()
                .filter(entry -> !entry.getValue().text("restart").equals("no"))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<String> images() {
        return services.values().stream()
                .filter(service -> service.map("build").isEmpty())
                .map(service -> service.text("image"))
                .toList();
    }

    Map<String, List<Object>> ports() {
        return services.entrySet().stream()
                .filter(entry -> !entry.getValue().list("ports").isEmpty())
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().list("ports")));
    }

    /** The settings of a service by name. A missing setting is empty. */
    record Service(Map<String, Object> settings) {

        String text(String name) {
            return String.valueOf(settings.getOrDefault(name, ""));
        }

        Map<String, Object> map(String name) {
            return object(settings.getOrDefault(name, Map.of()));
        }

        List<Object> list(String name) {
            return List.copyOf((List<?>) settings.getOrDefault(name, List.of()));
        }

        String command() {
            return list("command").stream().map(String::valueOf).collect(joining("\n"));
        }
    }

    private static Map<String, Object> object(Object value) {
        return ((Map<?, ?>) value)
                .entrySet().stream().collect(toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue));
    }
}
