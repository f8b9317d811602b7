package gg.leaderboard.log;

import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates missing topics, and does not change existing ones. Spring's NewTopic beans add partitions to existing topics, which
 * moves players to other partitions, and act at start-up only.
 */
public final class MissingTopics {

    private static final Logger LOG = LoggerFactory.getLogger(MissingTopics.class);
    private static final Duration BACK_OFF = Duration.ofMillis(50);
    private static final String RETENTION = "KAFKA_LOG_RETENTION_MS";
    private static final Set<String> EVENTS = Set.of(Topics.GAME_EVENTS, Topics.LEADERBOARD_SCORES);

    private final Admin admin;
    private final Duration timeout;
    private final @Nullable String retention;
    private final Set<String> mirrored;
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    /**
     * The environment variable {@code KAFKA_LOG_RETENTION_MS} overrides the retention of topics that receive events from
     * game servers. The topic of moderation keeps its records at least as long.
     *
     * @param timeout the limit for one attempt
     */
    public MissingTopics(Admin admin, Duration timeout) {
        this(admin, timeout, new RegionProperties(false));
    }

    /**
     * As {@link #MissingTopics(Admin, Duration)}.
     *
     * @param region if it follows, its mirrored topics are left to the mirror
     */
    public MissingTopics(Admin admin, Duration timeout, RegionProperties region) {
        this(admin, timeout, System.getenv(RETENTION), region.follower() ? Topics.MIRRORED : Set.of());
    }

    /** @param retention in milliseconds; -1 for unlimited, null for the default */
    MissingTopics(Admin admin, Duration timeout, @Nullable String retention) {
        this(admin, timeout, retention, Set.of());
    }

    private MissingTopics(Admin admin, Duration timeout, @Nullable String retention, Set<String> mirrored) {
        this.admin = admin;
        this.timeout = timeout;
        this.retention = retention == null || retention.isBlank() ? null : checked(retention);
        this.mirrored = mirrored;
    }

    private static String checked(String retention) {
        if (!retention.matches("-1|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    RETENTION + " must be milliseconds, or -1 for no limit; was \"" + retention + "\"");
        }
        return retention;
    }

    /**
     * Creates the missing topics. A topic that the service is not authorized to create is left to the operators.
     *
     * @throws NotMirroredException if a mirrored topic is missing
     * @throws TimeoutException if Kafka does not answer in time
     * @throws KafkaException for the first topic that could not be created; retriable if a later attempt may succeed
     */
    public void create() {
        CreateTopicsOptions limited = new CreateTopicsOptions().timeoutMs((int) timeout.toMillis());
        List<NewTopic> own = Topics.ALL.stream()
                .filter(topic -> !mirrored.contains(topic.name()))
                .map(this::declared)
                .toList();
        Map<String, KafkaFuture<Void>> answers =
                admin.createTopics(own, limited).values();
        own.forEach(topic -> await(topic, Objects.requireNonNull(answers.get(topic.name()))));
        requireMirrored();
    }

    /**
     * Makes a request, and creates the missing topics if it fails because of one. It then repeats the request, because a broker
     * learns of a new topic a moment after its creation.
     *
     * @param topic one of the project's topics
     * @throws NotAuthorizedException if the topic is missing and the service is not authorized to create it
     * @throws TimeoutException if the topic is still missing after the timeout
     */
    public <T> T orCreate(String topic, Supplier<T> request) {
        try {
            return request.get();
        } catch (UnknownTopicOrPartitionException e) {
            create();
            requireAuthorized(topic);
        }
        Deadline deadline = Deadline.in(timeout);
        while (true) {
            try {
                return request.get();
            } catch (UnknownTopicOrPartitionException e) {
                deadline.pause(BACK_OFF);
            }
        }
    }

    private void requireAuthorized(String topic) {
        if (forbidden.contains(topic)) {
            throw new NotAuthorizedException(declared(Topics.ALL.stream()
                    .filter(one -> one.name().equals(topic))
                    .findFirst()
                    .orElseThrow()));
        }
    }

    // Not created here: with the settings of a region that leads, they would lose the log times of the other region.
    private void requireMirrored() {
        Set<String> missing = new TreeSet<>(mirrored);
        if (!missing.isEmpty()) {
            missing.removeAll(KafkaFutures.await(admin.listTopics().names(), timeout));
        }
        if (!missing.isEmpty()) {
            throw new NotMirroredException(missing);
        }
    }

    private NewTopic declared(Topics.Topic topic) {
        Map<String, String> config = new HashMap<>(topic.config());
        if (retention != null && (EVENTS.contains(topic.name()) || isTooShort(topic, retention))) {
            config.put(TopicConfig.RETENTION_MS_CONFIG, retention);
        }
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(config);
    }

    // Records of events are compared with those of moderation, which must therefore be kept as long.
    private static boolean isTooShort(Topics.Topic topic, String retention) {
        return topic.name().equals(Topics.MODERATION)
                && (retention.equals("-1")
                        || Long.parseLong(retention)
                                > Long.parseLong(topic.config().getOrDefault(TopicConfig.RETENTION_MS_CONFIG, "0")));
    }

    private void await(NewTopic declared, KafkaFuture<Void> answer) {
        String topic = declared.name();
        try {
            KafkaFutures.await(answer, timeout);
            forbidden.remove(topic);
            LOG.info("Created the topic {}", topic);
        } catch (TopicExistsException e) {
            forbidden.remove(topic);
            LOG.debug("The topic {} exists", topic);
        } catch (AuthorizationException e) {
            // The operators create the topics.
            if (forbidden.add(topic)) {
                LOG.warn(
                        "Did not create the topic {}: {}. If it is missing, create it: {}",
                        topic,
                        e.getMessage(),
                        command(declared));
            }
        }
    }

    private static String command(NewTopic missing) {
        return "kafka-topics.sh --bootstrap-server HOST:PORT --create --topic %s --partitions %d"
                        .formatted(missing.name(), missing.numPartitions())
                + missing.configs().entrySet().stream()
                        .map(setting -> " --config " + setting.getKey() + "=" + setting.getValue())
                        .sorted()
                        .collect(Collectors.joining());
    }

    /** A topic is missing that the service must not create. The message contains the command for operators. */
    public static final class NotAuthorizedException extends UnknownTopicOrPartitionException {

        NotAuthorizedException(NewTopic missing) {
            super("The topic %s is missing, and the service is not authorized to create it. To create it: %s"
                    .formatted(missing.name(), command(missing)));
        }
    }

    /** A region that follows lacks a topic that only its mirror creates. */
    public static final class NotMirroredException extends KafkaException {

        NotMirroredException(Set<String> missing) {
            super("The mirror has not created " + String.join(" and ", missing)
                    + " yet; the services of a region that follows wait for it (leaderboard.region.follower)");
        }
    }
}
