package gg.leaderboard.charts;

import static gg.leaderboard.charts.Manifest.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds names, labels and ports that a set of manifests refers to but does not contain. */
final class References {

    private final List<Manifest> manifests;
    private final Set<String> secrets;
    private final List<String> problems = new ArrayList<>();

    private References(List<Manifest> manifests, Set<String> secrets) {
        this.manifests = manifests;
        this.secrets = secrets;
    }

    /** @param secrets names of Secrets that are not among the manifests */
    static List<String> problems(List<Manifest> manifests, Set<String> secrets) {
        References references = new References(manifests, secrets);
        references.check();
        return references.problems;
    }

    private void check() {
        workloads().forEach(this::workload);
        each("Service", this::service);
        each("PodDisruptionBudget", budget -> one(budget, budget.at("/spec/selector/matchLabels")));
        each("NetworkPolicy", this::networkPolicy);
        each("HorizontalPodAutoscaler", this::scaler);
        each("ScaledObject", this::scaler);
        each("ServiceMonitor", this::serviceMonitor);
        each("Ingress", this::ingress);
        Map<String, Long> names =
                manifests.stream().collect(Collectors.groupingBy(Manifest::toString, Collectors.counting()));
        names.forEach((name, count) -> expect(count == 1, name + " is there " + count + " times"));
    }

    private void workload(Manifest workload) {
        one(workload, workload.at("/spec/selector/matchLabels"));
        JsonNode pod = workload.podSpec();
        elements(pod.path("topologySpreadConstraints"))
                .forEach(spread -> selects(workload, spread.at("/labelSelector/matchLabels"), workload));
        reference(workload, "ServiceAccount", pod.path("serviceAccountName"));
        elements(pod.path("imagePullSecrets")).forEach(secret -> reference(workload, "Secret", secret.path("name")));
        elements(pod.path("volumes")).forEach(volume -> {
            reference(workload, "ConfigMap", volume.at("/configMap/name"));
            reference(workload, "Secret", volume.at("/secret/secretName"));
        });
        Set<String> volumes = names(Stream.concat(
                elements(pod.path("volumes")),
                elements(workload.at("/spec/volumeClaimTemplates")).map(claim -> claim.path("metadata"))));
        elements(pod.path("containers")).forEach(container -> container(workload, container, volumes));
        if (workload.kind().equals("StatefulSet")) {
            reference(workload, "Service", workload.at("/spec/serviceName"));
        }
    }

    private void container(Manifest workload, JsonNode container, Set<String> volumes) {
        expect(
                volumes.equals(names(elements(container.path("volumeMounts")))),
                workload + " mounts other volumes than " + volumes);
        elements(container.path("env")).forEach(variable -> {
            reference(workload, "Secret", variable.at("/valueFrom/secretKeyRef/name"));
            reference(workload, "ConfigMap", variable.at("/valueFrom/configMapKeyRef/name"));
        });
        Set<String> variables = names(elements(container.path("env")));
        expect(variables.size() == container.path("env").size(), workload + " sets a variable twice");
        Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .map(container::path)
                .flatMap(probe -> Stream.of(probe.at("/httpGet/port"), probe.at("/tcpSocket/port")))
                .filter(port -> !port.isMissingNode())
                .forEach(port -> port(workload, port, workload));
    }

    private void service(Manifest service) {
        Manifest target = one(service, service.at("/spec/selector"));
        elements(service.at("/spec/ports")).forEach(port -> port(service, port.path("targetPort"), target));
    }

    private void networkPolicy(Manifest policy) {
        Manifest own = one(policy, policy.at("/spec/podSelector/matchLabels"));
        elements(policy.at("/spec/ingress")).forEach(rule -> {
            elements(rule.path("ports")).forEach(port -> port(policy, port.path("port"), own));
            peers(rule.path("from")).forEach(labels -> one(policy, labels));
        });
        elements(policy.at("/spec/egress"))
                .forEach(rule -> peers(rule.path("to")).forEach(labels -> {
                    Manifest peer = one(policy, labels);
                    elements(rule.path("ports")).forEach(port -> port(policy, port.path("port"), peer));
                }));
    }

    // A selector with a namespace concerns pods that are not here.
    private static Stream<JsonNode> peers(JsonNode peers) {
        return elements(peers)
                .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                .map(peer -> peer.at("/podSelector/matchLabels"));
    }

    private void scaler(Manifest scaler) {
        String target = scaler.at("/spec/scaleTargetRef/name").asText();
        expect(
                workloads()
                        .anyMatch(workload -> workload.name().equals(target)
                                && workload.at("/spec/replicas").isMissingNode()),
                scaler + " does not scale " + target + " alone");
    }

    private void serviceMonitor(Manifest monitor) {
        Map<String, String> selector = strings(monitor.at("/spec/selector/matchLabels"));
        List<Manifest> services = kind("Service")
                .filter(service ->
                        strings(service.at("/metadata/labels")).entrySet().containsAll(selector.entrySet()))
                .toList();
        expect(!services.isEmpty(), monitor + " selects no service");
        services.forEach(service -> elements(monitor.at("/spec/endpoints"))
                .forEach(endpoint -> servicePort(monitor, service, endpoint.path("port"))));
        elements(monitor.at("/spec/endpoints"))
                .forEach(endpoint -> reference(monitor, "Secret", endpoint.at("/authorization/credentials/name")));
    }

    private void ingress(Manifest ingress) {
        elements(ingress.at("/spec/rules"))
                .flatMap(rule -> elements(rule.at("/http/paths")))
                .map(path -> path.at("/backend/service"))
                .forEach(backend -> kind("Service")
                        .filter(service ->
                                service.name().equals(backend.path("name").asText()))
                        .findFirst()
                        .ifPresentOrElse(
                                service -> servicePort(ingress, service, backend.at("/port/name")),
                                () -> problems.add(ingress + " needs Service " + backend.path("name"))));
        elements(ingress.at("/spec/tls")).forEach(tls -> reference(ingress, "Secret", tls.path("secretName")));
    }

    private void servicePort(Manifest from, Manifest service, JsonNode port) {
        expect(
                names(elements(service.at("/spec/ports"))).contains(port.asText()),
                from + " needs port " + port + " of " + service);
    }

    private void port(Manifest from, JsonNode port, Manifest workload) {
        String key = port.isNumber() ? "containerPort" : "name";
        expect(
                elements(workload.podSpec().path("containers"))
                        .flatMap(container -> elements(container.path("ports")))
                        .anyMatch(declared -> declared.path(key).equals(port)),
                from + " needs port " + port + " of " + workload);
    }

    private void reference(Manifest from, String kind, JsonNode name) {
        boolean found = name.isMissingNode()
                || kind.equals("Secret") && secrets.contains(name.asText())
                || kind(kind).anyMatch(manifest -> manifest.name().equals(name.asText()));
        expect(found, from + " needs " + kind + " " + name);
    }

    /** Returns the only workload with these labels, or the manifest itself after a problem. */
    private Manifest one(Manifest from, JsonNode labels) {
        List<Manifest> selected = workloads()
                .filter(workload -> workload.podLabels()
                        .entrySet()
                        .containsAll(strings(labels).entrySet()))
                .toList();
        expect(selected.size() == 1, from + " selects " + selected + " by " + labels);
        return selected.isEmpty() ? from : selected.get(0);
    }

    private void selects(Manifest from, JsonNode labels, Manifest workload) {
        expect(one(from, labels).equals(workload), from + " selects other pods by " + labels);
    }

    private void expect(boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }

    private void each(String kind, Consumer<Manifest> check) {
        kind(kind).forEach(check);
    }

    private Stream<Manifest> kind(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    private Stream<Manifest> workloads() {
        return manifests.stream().filter(Manifest::isWorkload);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Set<String> names(Stream<JsonNode> objects) {
        return objects.map(object -> object.path("name").asText()).collect(Collectors.toSet());
    }
}
