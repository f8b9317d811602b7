package gg.leaderboard.charts;

import static gg.leaderboard.charts.References.elements;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import gg.leaderboard.events.Topics;
import gg.leaderboard.events.Topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lints and renders the chart, and checks every manifest. After a change of the chart, {@code -Dchart.write=true} writes
 * the files in src/test/golden, which a review then reads.
 */
class ChartTest {

    private static final Path ROOT = Path.of("..");
    private static final Path GOLDEN = Path.of("src/test/golden");
    private static final Path REQUIRED = GOLDEN.resolve("required-values.yaml");
    private static final Path EVERYTHING = GOLDEN.resolve("everything-values.yaml");
    private static final List<Path> EXAMPLES = List.of(
            GOLDEN.resolve("examples-values.yaml"),
            Chart.example("strimzi/values.yaml"),
            Chart.example("redis/values.yaml"),
            Chart.example("cloudnativepg/values.yaml"));
    private static final Set<String> SECRETS = Set.of(
            "kafka-ca",
            "kafka-login",
            "redis-login",
            "postgres-login",
            "registry",
            "certificate",
            "security-keys",
            "player-token-keys",
            "prometheus-key",
            "leaderboard-security");
    private static final Path ALERTS = Chart.DIRECTORY.resolve("files/alerts.yml");

    @Test
    void it_passes_the_strict_lint() {
        LintResult result = new Helm(Chart.DIRECTORY).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    static Stream<Map.Entry<String, List<Path>>> cases() {
        return Stream.of(
                Map.entry("required", List.of(REQUIRED)),
                Map.entry("everything", List.of(EVERYTHING)),
                Map.entry("examples", EXAMPLES));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void it_renders_what_the_golden_files_contain(Map.Entry<String, List<Path>> golden) throws IOException {
        String rendered = Chart.render(golden.getValue(), Map.of());
        Path file = GOLDEN.resolve(golden.getKey() + ".yaml");
        if (Boolean.getBoolean("chart.write")) {
            Files.writeString(file, rendered);
        }

        assertThat(rendered).isEqualTo(Files.readString(file));
        assertThat(Manifest.parse(rendered)).isNotEmpty();
    }

    static List<String> switches() {
        List<String> switches = new ArrayList<>();
        collectSwitches("", values(), switches);
        return switches;
    }

    @ParameterizedTest
    @MethodSource("switches")
    void every_switch_changes_the_manifests_and_leaves_them_valid(String name) {
        boolean on = values().at("/" + name.replace('.', '/')).booleanValue();

        String with = Chart.render(List.of(EVERYTHING), Map.of(name, true));
        String without = Chart.render(List.of(EVERYTHING), Map.of(name, false));
        String alone = Chart.render(List.of(REQUIRED), Map.of(name, !on, "kafka.topics.cluster", "kafka"));

        assertThat(with).isNotEqualTo(without);
        check(Manifest.parse(without), SECRETS);
        check(Manifest.parse(alone), SECRETS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas=1",
                "api.replica=1",
                "kafka.bootstrapServer=kafka:9092",
                "api.replicas=two",
                "redis.port=0",
                "kafka.bootstrapServers=kafka",
                "postgres.url=postgres:5432",
                "api.readinessPath=/",
                "api.digest=latest"
            })
    void unknown_and_invalid_values_are_rejected(String value) {
        String[] parts = value.split("=", 2);

        assertThatThrownBy(() -> Chart.render(List.of(REQUIRED), Map.of(parts[0], parts[1])))
                .hasMessageContaining("values don't meet the specifications of the schema");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrapServers,''",
        "redis.host,''",
        "postgres.url,''",
        "postgres.secret,''",
        "security.secret,''",
    })
    void a_missing_value_is_named(String name, String value) {
        assertThatThrownBy(() -> Chart.render(List.of(REQUIRED), Map.of(name, value)))
                .hasMessageContaining(name + " is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"processor", "archive"})
    void more_replicas_than_partitions_are_rejected(String service) {
        assertThatThrownBy(() -> Chart.render(
                        List.of(REQUIRED),
                        Map.of(service + ".autoscaling.enabled", true, service + ".autoscaling.maxReplicas", 7)))
                .hasMessageContaining(service + ".autoscaling.maxReplicas must not exceed kafka.partitions");
        assertThatThrownBy(() -> Chart.render(List.of(REQUIRED), Map.of(service + ".replicas", 7)))
                .hasMessageContaining(service + ".replicas must not exceed kafka.partitions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processor.config.standings.windows=alltime",
                "processor.config.standings\\.windows=alltime",
                "api.config.standings.dedup\\.horizon=1h",
                "producer.config.standings.shards=1",
                "processor.config.standings\\.windows\\[0\\]=alltime",
                "archive.config.leaderboard\\.region.follower=true",
                "archive.config.leaderboard.relay.most-boards=10",
                "archive.env[0].name=STANDINGS_WINDOWS",
                "processor.env[0].name=LEADERBOARD_REGION_FOLLOWER"
            })
    void a_property_that_must_be_the_same_for_all_services_is_rejected_for_one(String value) {
        String[] parts = value.split("=", 2);

        assertThatThrownBy(() -> Chart.render(List.of(REQUIRED), Map.of(parts[0], parts[1], "producer.enabled", true)))
                .hasMessageContaining("must not contain")
                .hasMessageContaining("into config");
        assertThat(Chart.render(List.of(REQUIRED), Map.of("api.config.standingsX", "1", "config.standings.shards", 2)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.leaderboard.region.follower", "config.leaderboard\\.region\\.follower"})
    void a_region_that_follows_declares_only_the_topics_that_are_not_mirrored(String follower) {
        assertThat(topics(Chart.render(EXAMPLES, Map.of(follower, true))))
                .extracting(Topic::name)
                .containsExactlyInAnyOrder(
                        "game-events.dlq", "leaderboard-scores", "leaderboard-keys", "leaderboard-audit");
        assertThat(topics(Chart.render(EXAMPLES, Map.of(follower, false)))).hasSize(7);
        assertThatThrownBy(() -> Chart.render(EXAMPLES, Map.of(follower, true, "producer.enabled", true)))
                .hasMessageContaining("only the mirror may write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"processor", "archive"})
    void an_autoscaler_has_the_login_of_a_protected_kafka(String service) {
        assertThatThrownBy(() -> Chart.render(EXAMPLES, Map.of(service + ".autoscaling.enabled", true)))
                .hasMessageContaining(service + ".autoscaling.authentication is required");
    }

    @Test
    void the_example_of_keda_names_only_what_the_other_examples_create() {
        List<Path> values = new ArrayList<>(EXAMPLES);
        values.add(Chart.example("keda/values.yaml"));
        List<JsonNode> triggers = triggers(Chart.render(values, Map.of()));
        Manifest authentication = example("keda/authentication.yaml", "TriggerAuthentication");
        Manifest login = example("keda/authentication.yaml", "Secret");
        String kafka = example("strimzi/kafka.yaml", "Kafka").name();
        String user = "leaderboard-autoscaler";
        assertThat(users()).extracting(Manifest::name).contains(user);

        assertThat(triggers).hasSize(5).allSatisfy(trigger -> {
            assertThat(trigger.at("/authenticationRef/name").asText()).isEqualTo(authentication.name());
            assertThat(trigger.at("/metadata/bootstrapServers").asText()).startsWith(kafka + "-kafka-bootstrap.");
            assertThat(trigger.at("/metadata/sasl").asText()).isEqualTo("scram_sha512");
            assertThat(trigger.at("/metadata/tls").asText()).isEqualTo("enable");
        });
        assertThat(login.at("/stringData/username").asText()).isEqualTo(user);
        assertThat(elements(authentication.at("/spec/secretTargetRef"))
                        .collect(toMap(
                                secret -> secret.path("parameter").asText(),
                                secret -> secret.path("name").asText())))
                .isEqualTo(Map.of("username", login.name(), "password", user, "ca", kafka + "-cluster-ca-cert"));
    }

    @Test
    void each_service_of_the_examples_logs_in_to_kafka_as_its_own_user() {
        Map<String, Manifest> deployments =
                deployments(Manifest.parse(Chart.render(EXAMPLES, Map.of("producer.enabled", true))));

        assertThat(deployments).containsOnlyKeys("processor", "archive", "api", "producer");
        deployments.forEach((name, deployment) -> {
            assertThat(secretOf(deployment, "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG"))
                    .isEqualTo("leaderboard-" + name);
            assertThat(users()).extracting(Manifest::name).contains("leaderboard-" + name);
        });
        assertThat(users())
                .filteredOn(
                        user -> user.at("/spec/authorization/acls").toString().contains("leaderboard-keys"))
                .as("those who can write keys")
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder("leaderboard-api", "leaderboard-archive");
    }

    @Test
    void only_the_api_has_the_signing_keys_of_player_tokens() {
        deployments(Manifest.parse(Chart.render(List.of(EVERYTHING), Map.of())))
                .forEach((name, deployment) -> Stream.of("SIGNINGKEY", "OTHERKEY")
                        .forEach(key -> assertThat(secretOf(deployment, "LEADERBOARD_SECURITY_PLAYERTOKENS_" + key))
                                .isEqualTo(name.equals("api") ? "player-token-keys" : "")));
    }

    @Test
    void the_alerts_are_those_of_the_other_installations() throws IOException {
        String alerts = Manifest.read(ROOT.resolve("ops/prometheus/alerts.yml"));
        if (Boolean.getBoolean("chart.write")) {
            Files.writeString(ALERTS, alerts);
        }
        List<JsonNode> rendered = Manifest.parse(Chart.render(List.of(EVERYTHING), Map.of())).stream()
                .filter(manifest -> manifest.kind().equals("PrometheusRule"))
                .flatMap(rule -> elements(rule.at("/spec/groups")))
                .toList();

        assertThat(Manifest.read(ALERTS)).isEqualTo(alerts);
        assertThat(rendered)
                .containsAll(elements(Manifest.yaml(alerts).path("groups")).toList());
    }

    @Test
    void prometheus_reads_each_service_once_and_with_a_key_where_one_is_needed() {
        Map<String, Object> enabled = Map.of("monitoring.serviceMonitor.enabled", true);
        Map<String, JsonNode> endpoints = monitored(Chart.render(List.of(REQUIRED), enabled));

        assertThat(endpoints)
                .containsOnlyKeys("lb-leaderboard-processor", "lb-leaderboard-archive", "lb-leaderboard-api");
        endpoints.forEach((name, endpoint) -> {
            boolean isApi = name.endsWith("-api");
            assertThat(endpoint.path("port").asText()).isEqualTo(isApi ? "metrics" : "http");
            assertThat(endpoint.at("/authorization/credentials/name").asText())
                    .isEqualTo(name.endsWith("-processor") ? "" : "prometheus-key");
        });
        assertThatThrownBy(() -> Chart.render(
                        List.of(REQUIRED),
                        Map.of("monitoring.serviceMonitor.enabled", true, "monitoring.serviceMonitor.secret", "")))
                .hasMessageContaining("monitoring.serviceMonitor.secret is required");
        assertThat(monitored(Chart.render(
                        List.of(REQUIRED), Map.of("monitoring.serviceMonitor.enabled", true, "security.open", true))))
                .allSatisfy((name, endpoint) ->
                        assertThat(endpoint.has("authorization")).isFalse());
    }

    private static Map<String, JsonNode> monitored(String rendered) {
        return Manifest.parse(rendered).stream()
                .filter(manifest -> manifest.kind().equals("ServiceMonitor"))
                .collect(toMap(Manifest::name, monitor -> monitor.at("/spec/endpoints/0")));
    }

    private static String secretOf(Manifest deployment, String variable) {
        return elements(deployment.podSpec().at("/containers/0/env"))
                .filter(env -> env.path("name").asText().equals(variable))
                .map(env -> env.at("/valueFrom/secretKeyRef/name").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    void a_field_that_kubernetes_does_not_have_is_found() {
        String rendered = Chart.render(List.of(REQUIRED), Map.of());

        assertThatThrownBy(() -> Manifest.parse(rendered.replaceFirst("containerPort:", "containerPrt:")))
                .hasMessageContaining("containerPrt");
        assertThatThrownBy(() -> Manifest.parse(rendered.replaceFirst("kind: Deployment", "kind: Deploiment")))
                .hasMessageContaining("Deploiment");
        assertThatThrownBy(() -> Manifest.parse(rendered.replaceFirst("maxSurge: 1", "maxSurge: 1\n      maxSurge: 1")))
                .hasMessageContaining("Duplicate");
    }

    @ParameterizedTest
    @CsvSource({
        "'targetPort: http', 'targetPort: web', needs port",
        "'    app.kubernetes.io/component: api\n  ports', '    app.kubernetes.io/component: ap\n  ports', selects",
        "'name: redis-login', 'name: redis', needs Secret",
        "'mountPath: /tmp', 'mountPath: /tmp\n            - name: more', mounts other volumes",
        "'serviceAccountName: lb', 'serviceAccountName: l', needs ServiceAccount"
    })
    void a_reference_to_nothing_is_found(String text, String replacement, String problem) {
        String rendered = Chart.render(List.of(REQUIRED), Map.of());
        String broken = rendered.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(replacement));

        assertThat(broken).isNotEqualTo(rendered);
        assertThat(References.problems(Manifest.parse(broken), SECRETS))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void ports_and_probes_are_those_of_the_compose_file() {
        Map<String, Manifest> deployments = deployments(Manifest.parse(Chart.render(List.of(EVERYTHING), Map.of())));
        JsonNode services = compose();

        assertThat(deployments).containsOnlyKeys("processor", "archive", "api", "producer");
        deployments.forEach((name, deployment) -> {
            JsonNode container = deployment.podSpec().at("/containers/0");
            Matcher probe = Pattern.compile("127\\.0\\.0\\.1/(\\d+).*GET (\\S+) ", Pattern.DOTALL)
                    .matcher(services.at("/" + name + "/healthcheck/test").toString());
            if (name.equals("producer")) {
                assertThat(probe.find()).isFalse();
                assertThat(container.has("ports")).isFalse();
            } else {
                assertThat(probe.find()).isTrue();
                assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(probe.group(1));
                assertThat(container.at("/readinessProbe/httpGet/path").asText())
                        .isEqualTo(probe.group(2));
            }
        });
    }

    @Test
    void it_runs_as_the_user_of_the_image() {
        Matcher user = Pattern.compile("(?m)^USER (\\d+):(\\d+)$").matcher(Manifest.read(ROOT.resolve("Dockerfile")));

        assertThat(user.find()).isTrue();
        assertThat(Manifest.parse(Chart.render(List.of(EVERYTHING), Map.of())))
                .filteredOn(Manifest::isWorkload)
                .hasSize(4)
                .allSatisfy(workload -> {
                    JsonNode context = workload.podSpec().path("securityContext");
                    assertThat(context.path("runAsUser").asText()).isEqualTo(user.group(1));
                    assertThat(context.path("runAsGroup").asText()).isEqualTo(user.group(2));
                });
    }

    @Test
    void topics_are_those_that_the_services_would_create() {
        assertThat(topics(Chart.render(EXAMPLES, Map.of()))).isEqualTo(Set.copyOf(Topics.ALL));
    }

    @Test
    void autoscalers_watch_groups_that_the_services_use() throws IOException {
        String sources = Stream.of(
                        "processor/src/main/resources/processor.yml",
                        "processor/src/main/java/gg/leaderboard/processor/InletListener.java",
                        "archive/src/main/java/gg/leaderboard/archive/store/FoldName.java")
                .map(file -> Manifest.read(ROOT.resolve(file)))
                .reduce("", String::concat);
        assertThat(triggers(Chart.render(List.of(EVERYTHING), Map.of())))
                .hasSize(5)
                .allSatisfy(trigger -> {
                    assertThat(sources)
                            .contains(trigger.at("/metadata/consumerGroup").asText());
                    assertThat(Topics.ALL)
                            .extracting(Topic::name)
                            .contains(trigger.at("/metadata/topic").asText());
                });
    }

    @Test
    void the_configuration_reaches_the_services_and_the_more_specific_wins() {
        Manifest files = Manifest.parse(Chart.render(List.of(EVERYTHING), Map.of())).stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .findFirst()
                .orElseThrow();
        JsonNode all = Manifest.yaml(files.at("/data/application.yml").asText());

        assertThat(all.at("/spring/kafka/bootstrap-servers").asText()).isEqualTo("kafka-0:9093,kafka-1:9094");
        assertThat(all.at("/leaderboard/security/required").asBoolean()).isTrue();
        assertThat(all.at("/leaderboard/security/issuer").asText()).isEqualTo("https://login.example");
        assertThat(all.at("/spring/kafka/security/protocol").asText()).isEqualTo("SASL_SSL");
        assertThat(all.at("/spring/data/redis/timeout").asText()).isEqualTo("2s");
        assertThat(all.at("/spring/data/redis/host").asText()).isEqualTo("redis");
        assertThat(all.at("/leaderboard/api/archive/url").asText()).isEqualTo("http://lb-leaderboard-archive:8002");
        assertThat(Manifest.yaml(files.at("/data/api.yml").asText())
                        .at("/leaderboard/api/archive/timeout")
                        .asText())
                .isEqualTo("5s");
    }

    @Test
    void examples_name_only_what_they_create() {
        List<Manifest> servers = Stream.of("strimzi/kafka.yaml", "redis/redis.yaml", "cloudnativepg/postgres.yaml")
                .flatMap(file -> Manifest.parse(Chart.example(file)).stream())
                .toList();
        Map<String, String> names = servers.stream()
                .filter(server -> !server.kind().matches("Service|StatefulSet|KafkaNodePool|KafkaUser"))
                .collect(toMap(Manifest::kind, Manifest::name));
        // The names of Services and Secrets that the operators create.
        String kafka = names.get("Kafka") + "-kafka-bootstrap:9093";
        String postgres = names.get("Cluster") + "-rw:5432";
        Set<String> secrets = new HashSet<>(Set.of(
                names.get("Kafka") + "-cluster-ca-cert",
                names.get("Cluster") + "-app",
                "leaderboard-redis",
                "leaderboard-security"));
        users().forEach(user -> secrets.add(user.name()));

        List<Manifest> manifests = new ArrayList<>(servers);
        manifests.addAll(Manifest.parse(Chart.render(EXAMPLES, Map.of())));
        check(manifests, secrets);
        String configuration = manifests.stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .map(manifest -> manifest.at("/data/application.yml").asText())
                .findFirst()
                .orElseThrow();
        assertThat(configuration).contains(kafka).contains(postgres);
        assertThat(manifests)
                .filteredOn(manifest ->
                        manifest.kind().startsWith("Kafka") && !manifest.kind().equals("Kafka"))
                .hasSize(13)
                .allSatisfy(manifest -> assertThat(Manifest.strings(manifest.at("/metadata/labels")))
                        .containsEntry("strimzi.io/cluster", names.get("Kafka")));
    }

    @Test
    void the_example_of_redis_is_that_of_the_compose_file() {
        Manifest redis = Manifest.parse(Chart.example("redis/redis.yaml")).stream()
                .filter(Manifest::isWorkload)
                .findFirst()
                .orElseThrow();
        JsonNode container = redis.podSpec().at("/containers/0");
        JsonNode service = compose().path("redis");

        assertThat(container.path("image")).isEqualTo(service.path("image"));
        assertThat(options(container.at("/command/2").asText()))
                .containsAll(options(service.at("/command/2").asText()));
    }

    @Test
    void kafka_and_postgres_of_the_examples_have_the_versions_of_the_compose_file() {
        JsonNode services = compose();
        String kafka = "apache/kafka:"
                + example("strimzi/kafka.yaml", "Kafka")
                        .at("/spec/kafka/version")
                        .asText();
        String postgres = example("cloudnativepg/postgres.yaml", "Cluster")
                .at("/spec/imageName")
                .asText();

        assertThat(services.at("/kafka/image").asText()).isEqualTo(kafka);
        assertThat(postgres).contains(services.at("/postgres/image").asText().replace("postgres:", "postgresql:"));
    }

    private static void check(List<Manifest> manifests, Set<String> secrets) {
        assertThat(References.problems(manifests, secrets)).isEmpty();
        assertThat(manifests)
                .filteredOn(Manifest::isWorkload)
                .hasSizeGreaterThan(1)
                .allSatisfy(workload -> assertThat(RestrictedPods.problems(workload))
                        .as("%s", workload)
                        .isEmpty());
    }

    private static Set<Topic> topics(String rendered) {
        return Manifest.parse(rendered).stream()
                .filter(manifest -> manifest.kind().equals("KafkaTopic"))
                .map(topic -> new Topic(
                        topic.name(), topic.at("/spec/partitions").asInt(), Manifest.strings(topic.at("/spec/config"))))
                .collect(toSet());
    }

    private static List<JsonNode> triggers(String rendered) {
        return Manifest.parse(rendered).stream()
                .filter(manifest -> manifest.kind().equals("ScaledObject"))
                .flatMap(scaler -> elements(scaler.at("/spec/triggers")))
                .toList();
    }

    private static Manifest example(String file, String kind) {
        return Manifest.parse(Chart.example(file)).stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<Manifest> users() {
        return Manifest.parse(Chart.example("strimzi/kafka.yaml")).stream()
                .filter(manifest -> manifest.kind().equals("KafkaUser"))
                .toList();
    }

    private static Set<String> options(String command) {
        return Pattern.compile("--[a-z-]+ [^\\s$\\\\]+")
                .matcher(command)
                .results()
                .map(found -> found.group())
                .collect(toSet());
    }

    private static Map<String, Manifest> deployments(List<Manifest> manifests) {
        Map<String, Manifest> deployments = new HashMap<>();
        manifests.stream()
                .filter(manifest -> manifest.kind().equals("Deployment"))
                .forEach(deployment -> deployments.put(
                        deployment.podSpec().at("/containers/0/name").asText(), deployment));
        return deployments;
    }

    private static JsonNode compose() {
        return Manifest.yaml(Manifest.read(ROOT.resolve("docker-compose.yml"))).path("services");
    }

    private static JsonNode values() {
        return Manifest.yaml(Manifest.read(Chart.DIRECTORY.resolve("values.yaml")));
    }

    private static void collectSwitches(String prefix, JsonNode values, List<String> switches) {
        values.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            if (entry.getValue().isBoolean()) {
                switches.add(name);
            }
            collectSwitches(name + ".", entry.getValue(), switches);
        });
    }
}
