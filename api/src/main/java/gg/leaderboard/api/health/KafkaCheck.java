package gg.leaderboard.api.health;

import gg.leaderboard.api.progress.LogEndOffsets;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.MissingTopics;
import gg.leaderboard.log.RegionProperties;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether a broker answers and reads the end offsets of the log. Creates missing topics when Kafka answers for
 * the first time or again.
 */
final class KafkaCheck implements Dependency.Check, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private final ProgressTracker progress;
    private final InstantSource time;
    private final RegionProperties region;
    private volatile @Nullable Admin admin;
    private boolean topicsExist;
    private boolean transactionsWork;

    KafkaCheck(Map<String, Object> settings, ProgressTracker progress, InstantSource time, RegionProperties region) {
        this.progress = progress;
        this.time = time;
        this.region = region;
        this.settings = new HashMap<>(settings);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    }

    @Override
    public void run() throws Exception {
        try {
            check(admin());
        } catch (Exception e) {
            topicsExist = false;
            progress.kafkaUnavailable();
            throw e;
        }
    }

    private void check(Admin admin) throws Exception {
        admin.describeCluster().nodes().get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (!topicsExist) {
            createTopics(admin);
            topicsExist = true;
        }
        if (!transactionsWork) {
            transactionsWork = prepareTransactions(admin);
        }
        readLogEnds(admin);
    }

    // Only changes of leaderboards need transactions, and such a change reports the error itself.
    private static boolean prepareTransactions(Admin admin) {
        try {
            DefinitionWriter.prepare(admin, PATIENCE);
            return true;
        } catch (KafkaException e) {
            LOG.debug("Transactions are not available yet", e);
            return false;
        }
    }

    // Kafka can answer while the topic is missing, if only operators may create topics.
    private void readLogEnds(Admin admin) {
        try {
            progress.updateLogEnds(LogEndOffsets.fetch(admin, PATIENCE, time));
        } catch (KafkaException e) {
            LOG.debug("Cannot read the end offsets of the log", e);
            progress.kafkaUnavailable();
        }
    }

    private void createTopics(Admin admin) throws Dependency.UnfitException {
        try {
            new MissingTopics(admin, PATIENCE, region).create();
        } catch (MissingTopics.NotMirroredException e) {
            throw new Dependency.UnfitException(e);
        } catch (RetriableException e) {
            throw e;
        } catch (ApiException e) {
            // Standings can be read without the topics. A call that needs a missing topic reports the error.
            LOG.warn(
                    "Not all topics could be created: {}. Correct what the message names, or create the topics; calls that need a"
                            + " missing topic fail until it exists",
                    e.getMessage());
        }
    }

    // Created on demand: the constructor fails while the brokers' host names do not resolve.
    private Admin admin() {
        Admin client = admin;
        if (client == null) {
            client = Admin.create(settings);
            admin = client;
        }
        return client;
    }

    @Override
    public void close() {
        Admin client = admin;
        if (client != null) {
            client.close(Duration.ZERO);
        }
    }
}
