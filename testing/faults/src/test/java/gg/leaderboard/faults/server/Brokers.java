package gg.leaderboard.faults.server;

import gg.leaderboard.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One or three brokers, which are controllers as well. Each has a separate listener for each service, behind a proxy. */
final class Brokers {

    private final int count;
    private final List<Integer> ports;
    private final List<Integer> controllerPorts;
    private final List<String> services;
    private final Proxies proxies;
    private final List<Server> all = new ArrayList<>();
    private final List<List<Integer>> proxyPorts = new ArrayList<>();

    Brokers(Path data, Path logs, int count, List<String> services, Proxies proxies, Environments environments)
            throws IOException {
        this.count = count;
        this.services = services;
        this.proxies = proxies;
        ports = claim(count);
        controllerPorts = claim(count);
        for (int node = 0; node < count; node++) {
            Path settings = data.resolve(name(node) + ".properties");
            try (Writer file = Files.newBufferedWriter(settings)) {
                settings(node).store(file, null);
            }
            all.add(new JavaServer(
                    name(node),
                    logs,
                    List.of(
                            "-Xmx384m",
                            "-cp",
                            classPath(),
                            BrokerMain.class.getName(),
                            data.resolve(name(node)).toString(),
                            ports.get(node).toString(),
                            controllerPorts.get(node).toString(),
                            settings.toString()),
                    environments.of(name(node))));
        }
    }

    // Absolute, because a broker runs in another directory.
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .map(entry -> new File(entry).getAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Integer> claim(int count) {
        return IntStream.range(0, count)
                .map(i -> Ports.claim("Kafka", 0))
                .boxed()
                .toList();
    }

    private static String name(int node) {
        return "kafka-" + (node + 1);
    }

    List<Server> all() {
        return all;
    }

    /** The addresses without proxies. */
    String bootstrapServers() {
        return addresses(ports);
    }

    /** The addresses of the proxies between a service and the brokers. */
    String bootstrapServers(String service) {
        int index = services.indexOf(service);
        return addresses(proxyPorts.stream().map(node -> node.get(index)).toList());
    }

    private static String addresses(List<Integer> ports) {
        return ports.stream().map(port -> Ports.HOST + ":" + port).collect(Collectors.joining(","));
    }

    private Properties settings(int node) {
        List<String> protocols = new ArrayList<>(List.of("PLAINTEXT:PLAINTEXT", "CONTROLLER:PLAINTEXT"));
        List<String> listeners = new ArrayList<>(
                List.of(listener("PLAINTEXT", ports.get(node)), listener("CONTROLLER", controllerPorts.get(node))));
        List<String> advertised = new ArrayList<>(List.of(listener("PLAINTEXT", ports.get(node))));
        List<Integer> ofServices = new ArrayList<>();
        for (String service : services) {
            String listener = service.replace("-", "").toUpperCase(Locale.ROOT);
            int port = Ports.claim("Kafka", 0);
            int proxy = proxies.between(service, name(node), port);
            ofServices.add(proxy);
            protocols.add(listener + ":PLAINTEXT");
            listeners.add(listener(listener, port));
            advertised.add(listener(listener, proxy));
        }
        proxyPorts.add(ofServices);
        Properties settings = new Properties();
        settings.setProperty("node.id", String.valueOf(node + 1));
        settings.setProperty(
                "controller.quorum.voters",
                IntStream.range(0, count)
                        .mapToObj(i -> (i + 1) + "@" + Ports.HOST + ":" + controllerPorts.get(i))
                        .collect(Collectors.joining(",")));
        settings.setProperty("listener.security.protocol.map", String.join(",", protocols));
        settings.setProperty("listeners", String.join(",", listeners));
        settings.setProperty("advertised.listeners", String.join(",", advertised));
        for (String topics : List.of("default", "offsets.topic", "transaction.state.log")) {
            settings.setProperty(topics + ".replication.factor", String.valueOf(count));
        }
        int inSync = count == 1 ? 1 : 2;
        settings.setProperty("min.insync.replicas", String.valueOf(inSync));
        settings.setProperty("transaction.state.log.min.isr", String.valueOf(inSync));
        settings.setProperty("num.network.threads", "1");
        // Shorter than the defaults, so that an abandoned transaction and a lost broker delay a run by seconds.
        settings.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.setProperty("broker.session.timeout.ms", "4000");
        settings.setProperty("broker.heartbeat.interval.ms", "1000");
        settings.setProperty("replica.lag.time.max.ms", "4000");
        return settings;
    }

    /** The variables of a process. */
    interface Environments {
        Map<String, String> of(String name);
    }

    private static String listener(String name, int port) {
        return name + "://" + Ports.HOST + ":" + port;
    }
}
