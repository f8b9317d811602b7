package gg.leaderboard.embedded;

import java.util.Map;
import java.util.Properties;

/** The configuration of a single-node broker with a fast start and stop, and a small use of disk and memory. */
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final Map<String, String> SINGLE_NODE = Map.of(
            "process.roles", "broker,controller",
            "node.id", String.valueOf(NODE_ID),
            "controller.listener.names", CONTROLLER,
            "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "auto.create.topics.enable", "false");

    private static final Map<String, String> QUICK = Map.of(
            // Every partition of these topics costs files at first use and time at each start.
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "4",
            "group.initial.rebalance.delay.ms", "0",
            // An empty record for other controllers, twice a second by default.
            "metadata.max.idle.interval.ms", "0",
            // Consumers can choose a session timeout short enough to recover quickly from a hard kill.
            "group.min.session.timeout.ms", "1000");

    private static final Map<String, String> SMALL = Map.of(
            "log.segment.bytes", mebibytes(64),
            "log.index.size.max.bytes", mebibytes(1),
            "log.preallocate", "false",
            "offsets.topic.segment.bytes", mebibytes(4),
            // 128 MiB of heap by default.
            "log.cleaner.dedupe.buffer.size", mebibytes(4),
            "num.network.threads", "2",
            "num.io.threads", "4");

    private BrokerProperties() {}

    static Properties of(EmbeddedKafka.Settings settings) {
        Properties properties = new Properties();
        properties.putAll(SINGLE_NODE);
        properties.putAll(QUICK);
        properties.putAll(SMALL);
        String broker = "PLAINTEXT://" + Ports.HOST + ":" + settings.port();
        String controller = Ports.HOST + ":" + settings.controllerPort();
        properties.put("listeners", broker + "," + CONTROLLER + "://" + controller);
        properties.put("advertised.listeners", broker);
        properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
        properties.put("log.dirs", settings.directory().toString());
        return properties;
    }

    /** Makes clients and the broker itself log in. */
    static void requireLogin(Properties broker, String password) {
        String user = EmbeddedKafka.USER;
        String login = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user
                + "\" password=\"" + password + "\" user_" + user + "=\"" + password + "\";";
        broker.put("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT," + CONTROLLER + ":SASL_PLAINTEXT");
        // Otherwise the broker calls itself without a login, which transactions need.
        broker.put("inter.broker.listener.name", "PLAINTEXT");
        broker.put("sasl.enabled.mechanisms", "PLAIN");
        broker.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        broker.put("sasl.mechanism.controller.protocol", "PLAIN");
        broker.put("listener.name.plaintext.plain.sasl.jaas.config", login);
        broker.put("listener.name.controller.plain.sasl.jaas.config", login);
    }

    private static String mebibytes(int count) {
        return String.valueOf(count * 1024 * 1024);
    }
}
