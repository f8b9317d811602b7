package gg.leaderboard.api.kafka;

import gg.leaderboard.events.Rules;
import gg.leaderboard.log.consumer.ExceptionMessages;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts errors of Kafka's clients to problems. */
public final class KafkaProblems {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaProblems.class);

    private KafkaProblems() {}

    /**
     * Calls Kafka.
     *
     * @throws ProblemException 503 if Kafka is unavailable or refuses the request
     */
    public static <T> T answer(Supplier<T> call) {
        try {
            return call.get();
        } catch (AuthorizationException e) {
            throw ProblemException.unavailable("Kafka refuses this request: " + ExceptionMessages.message(e)
                    + ". Allow it to the api's user in Kafka's ACLs.");
        } catch (RetriableException e) {
            LOG.debug("Kafka is unavailable", e);
            throw unavailable();
        } catch (KafkaException e) {
            LOG.debug("Kafka cannot answer", e);
            throw ProblemException.unavailable("Kafka cannot answer: " + ExceptionMessages.message(e) + ".");
        }
    }

    /** The problem while Kafka is unavailable. */
    public static ProblemException unavailable() {
        return ProblemException.unavailable("Kafka is unavailable, so it cannot be shown now.", List.of("kafka"));
    }

    /** The problem with a topic that does not exist. */
    public static ProblemException noTopic(String name) {
        return ProblemException.notFound("There is no topic " + Rules.quote(name) + ".");
    }
}
