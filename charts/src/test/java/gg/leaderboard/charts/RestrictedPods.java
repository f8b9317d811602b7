package gg.leaderboard.charts;

import static gg.leaderboard.charts.References.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules of the Pod Security Standard "restricted" that concern the chart, and two of this project: a read-only root
 * file system and no token of the service account.
 */
final class RestrictedPods {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private RestrictedPods() {}

    static List<String> problems(Manifest workload) {
        List<String> problems = new ArrayList<>();
        JsonNode pod = workload.podSpec();
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC", "initContainers", "ephemeralContainers")) {
            expect(!pod.has(host), host, problems);
        }
        expect(is(pod.path("automountServiceAccountToken"), false), "automountServiceAccountToken", problems);
        expect(is(pod.at("/securityContext/runAsNonRoot"), true), "runAsNonRoot", problems);
        expect(pod.at("/securityContext/runAsUser").asInt() > 0, "runAsUser", problems);
        expect(pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"), "seccomp", problems);
        elements(pod.path("volumes"))
                .forEach(volume -> expect(
                        volume.properties().stream()
                                .map(entry -> entry.getKey())
                                .allMatch(key -> key.equals("name") || VOLUMES.contains(key)),
                        "volume " + volume,
                        problems));
        elements(pod.path("containers")).forEach(container -> {
            JsonNode context = container.path("securityContext");
            expect(is(context.path("allowPrivilegeEscalation"), false), "allowPrivilegeEscalation", problems);
            expect(is(context.path("readOnlyRootFilesystem"), true), "readOnlyRootFilesystem", problems);
            expect(context.at("/capabilities/drop").toString().equals("[\"ALL\"]"), "capabilities", problems);
            expect(
                    Set.of("allowPrivilegeEscalation", "readOnlyRootFilesystem", "capabilities")
                            .containsAll(context.properties().stream()
                                    .map(entry -> entry.getKey())
                                    .toList()),
                    "securityContext " + context,
                    problems);
            expect(container.at("/resources/limits").has("memory"), "limit of memory", problems);
            elements(container.path("ports")).forEach(port -> expect(!port.has("hostPort"), "hostPort", problems));
        });
        return problems;
    }

    private static boolean is(JsonNode node, boolean value) {
        return node.isBoolean() && node.booleanValue() == value;
    }

    private static void expect(boolean condition, String rule, List<String> problems) {
        if (!condition) {
            problems.add(rule);
        }
    }
}
