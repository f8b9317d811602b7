package gg.leaderboard.standalone.system;

import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.ApiApplication;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.processor.ProcessorApplication;
import gg.leaderboard.producer.ProducerApplication;
import gg.leaderboard.testing.JavaCommand;
import gg.leaderboard.testing.ServiceOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A processor and an api in this JVM, and producers in their own processes, on existing servers. */
final class Services implements AutoCloseable {

    private final List<String> properties;
    private final ApplicationContextInitializer<GenericApplicationContext> release;
    private final ConfigurableApplicationContext processor;
    private final ConfigurableApplicationContext api;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param properties the addresses of Kafka and Redis, as Spring properties */
    Services(String... properties) {
        this(context -> {}, properties);
    }

    /** @param release registers the beans in which a release differs from this one */
    Services(ApplicationContextInitializer<GenericApplicationContext> release, String... properties) {
        this.properties = List.of(properties);
        this.release = release;
        processor = start(ProcessorApplication.class, "processor");
        api = start(ApiApplication.class, "api");
    }

    private ConfigurableApplicationContext start(Class<?> application, String name) {
        List<String> arguments = new ArrayList<>(
                List.of("--spring.config.name=" + name, "--server.address=127.0.0.1", "--server.port=0"));
        properties.forEach(property -> arguments.add("--" + property));
        SpringApplication service =
                new SpringApplicationBuilder(application).initializers(release).build();
        return service.run(ServiceOptions.withShortWaits(arguments.toArray(String[]::new)));
    }

    /** Runs a producer until it ends, and returns its output. */
    String produce(Path directory, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JavaCommand.command(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ProducerApplication.class.getName()));
        properties.stream().filter(p -> p.startsWith("spring.kafka")).forEach(p -> command.add("--" + p));
        command.addAll(List.of(options));
        Path console = Files.createTempFile(directory, "producer", ".txt");
        Process producer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        if (!producer.waitFor(2, TimeUnit.MINUTES) || producer.exitValue() != 0) {
            producer.destroyForcibly();
            throw new AssertionError("the producer failed:\n" + Files.readString(console));
        }
        return Files.readString(console);
    }

    /** Starts another processor, in its own process. */
    ProcessorProcess startProcessor(Path directory) throws IOException {
        return new ProcessorProcess(
                Files.createTempFile(directory, "processor", ".txt"),
                properties.stream().filter(p -> p.startsWith("spring.")).toList());
    }

    HttpResponse<String> get(String path) {
        URI uri = URI.create("http://localhost:" + port() + path);
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(uri.toString(), e);
        }
    }

    JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(path).body());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json);
    }

    HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    void awaitReady() {
        await().atMost(Duration.ofSeconds(60)).until(() -> get("/ready").statusCode() == 200);
    }

    /** Returns the problems that keep the processor from folding; empty if there are none. */
    String processorProblems() {
        return String.join(
                "\n", processor.getBean(CurrentProblems.class).current().values());
    }

    /** Returns the address of the api. */
    String address() {
        return "http://localhost:" + port();
    }

    private int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) api).getWebServer())
                .getPort();
    }

    @Override
    public void close() {
        api.close();
        processor.close();
    }
}
