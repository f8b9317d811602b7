package gg.leaderboard.archive.web;

import gg.leaderboard.archive.cassandra.CassandraUnavailableException;
import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.log.OutcomeUnknownException;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import gg.leaderboard.standings.redis.IncompatibleRedisException;
import gg.leaderboard.web.ProblemAdvice;
import gg.leaderboard.web.ProblemException;
import io.lettuce.core.RedisException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;

@RestControllerAdvice
class ArchiveProblemAdvice extends ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveProblemAdvice.class);

    ArchiveProblemAdvice() {
        super("The archive failed unexpectedly. Its log contains the cause.");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    @Nullable ResponseEntity<Object> databaseFailed(RuntimeException e, WebRequest request) {
        if (!isConnectionFailure(e)) {
            LOG.warn(
                    "Request {} failed, and the caller got 503. Check the database that the cause names",
                    request.getDescription(false),
                    e);
        }
        if (isOfRedis(e)) {
            return unavailable("The standings cannot be read now: Redis is unavailable.", request);
        }
        String database = e instanceof CassandraUnavailableException ? "Cassandra" : "PostgreSQL";
        return unavailable("The archive cannot be read now: " + database + " is unavailable.", request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> incompatibleRedis(IncompatibleRedisException e, WebRequest request) {
        return unavailable("The standings cannot be read now: " + e.getMessage() + ".", request);
    }

    private static boolean isConnectionFailure(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof CannotCreateTransactionException
                // Redis does not respond.
                || (e instanceof QueryTimeoutException && isOfRedis(e));
    }

    // Spring maps some failures of Redis to its own exceptions, and others to those of all databases.
    private static boolean isOfRedis(RuntimeException e) {
        return e instanceof RedisConnectionFailureException
                || e instanceof RedisSystemException
                || e.getCause() instanceof RedisException;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> kafkaUnavailable(KafkaException e, WebRequest request) {
        return unavailable("Kafka is unavailable. Try again.", request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> definitionsLost(LostDefinitionsException e, WebRequest request) {
        return unavailable(e.getMessage() + ".", request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> otherFold(IncompatibleGenerationException e, WebRequest request) {
        return unavailable("The past cannot be read now: " + e.getMessage() + ".", request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> outcomeUnknown(OutcomeUnknownException e, WebRequest request) {
        return unavailable(
                "Kafka has not confirmed the change, so it may or may not have been made. Check before you try again.",
                request);
    }

    private @Nullable ResponseEntity<Object> unavailable(String detail, WebRequest request) {
        return answer(ProblemException.unavailable(detail), request);
    }
}
