package gg.leaderboard.archive.web;

import gg.leaderboard.archive.cassandra.CassandraUnavailableException;
import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.log.OutcomeUnknownException;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import gg.leaderboard.standings.redis.IncompatibleRedisException;
import gg.leaderboard.web.ProblemDetails;
import io.lettuce.core.RedisException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

@RestControllerAdvice
class ArchiveProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveProblemAdvice.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    @Nullable ResponseEntity<Object> databaseFailed(RuntimeException e, WebRequest request) {
        if (!isConnectionFailure(e)) {
            LOG.warn("Failed to answer {}", request.getDescription(false), e);
        }
        if (isOfRedis(e)) {
            return away("The standings cannot be reached now: Redis is away.", e, request);
        }
        String database = e instanceof CassandraUnavailableException ? "Cassandra" : "PostgreSQL";
        return away("The archive cannot be read now: " + database + " is away.", e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unfitRedis(IncompatibleRedisException e, WebRequest request) {
        return away("The standings cannot be read now: " + e.getMessage() + ".", e, request);
    }

    private static boolean isConnectionFailure(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException || e instanceof CannotCreateTransactionException;
    }

    // Spring has some failures of Redis in classes of their own, and others in those of all databases.
    private static boolean isOfRedis(RuntimeException e) {
        return e instanceof RedisConnectionFailureException
                || e instanceof RedisSystemException
                || e.getCause() instanceof RedisException;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> kafkaAway(KafkaException e, WebRequest request) {
        return away("This cannot be answered now: Kafka is away. Try again.", e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> definitionsLost(LostDefinitionsException e, WebRequest request) {
        return away(e.getMessage() + ".", e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> otherFold(IncompatibleGenerationException e, WebRequest request) {
        return away("This cannot be told now: " + e.getMessage() + ".", e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> outcomeUnknown(OutcomeUnknownException e, WebRequest request) {
        return away(
                "Kafka has not confirmed the change: it may have been made or not. Look before you try again.",
                e,
                request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        LOG.error("Failed to answer {}", request.getDescription(false), e);
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        return answer(status, "Something went wrong in the archive; its log says what.", e, request);
    }

    private @Nullable ResponseEntity<Object> away(String detail, Exception e, WebRequest request) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, detail, e, request);
    }

    private @Nullable ResponseEntity<Object> answer(HttpStatus status, String detail, Exception e, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        return handleExceptionInternal(e, problem, new HttpHeaders(), status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail known ? known : ProblemDetail.forStatus(status);
        problem.setInstance(ProblemDetails.instance(request));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetails.complete(problem));
    }
}
