package gg.leaderboard.api.limit;

import gg.leaderboard.standings.definition.Rate;
import gg.leaderboard.web.ProblemException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The limits of clients by group of calls. */
@Component
public final class CallLimits {

    private final RateLimiter rates;
    private final CallLimitProperties properties;
    private final Semaphore past;
    private final LimitMetrics metrics;

    CallLimits(SharedBuckets shared, CallLimitProperties properties, LimitMetrics metrics) {
        this.rates = new RateLimiter(shared, properties.tracked());
        this.properties = properties;
        this.past = new Semaphore(properties.pastAtOnce());
        this.metrics = metrics;
    }

    /** Counts a call of a limited client. */
    RateDecision take(CallGroup group, LimitedClient client) {
        RateDecision decision = rates.take(group.label() + ":" + client.id(), rate(group, client));
        if (!decision.allowed()) {
            metrics.limited(group);
        }
        return decision;
    }

    Rate rate(CallGroup group, LimitedClient client) {
        Rate rate = properties.rate(group);
        return client.factor() == 1 ? rate : rate.withFactor(client.factor());
    }

    /**
     * Charges the creation of a board to the client whose request this thread handles.
     *
     * @throws ProblemException 429 if the client has created too many
     */
    public void chargeNewBoard() {
        charge(CallGroup.NEW_BOARDS, LimitedClient.current());
    }

    /**
     * Asks the archive for the client whose request this thread handles.
     *
     * @throws ProblemException 429 if the client has asked too much, or too many clients ask at the same time
     */
    public <T> T past(Supplier<T> question) {
        LimitedClient client = LimitedClient.current();
        if (client == null) {
            return question.get();
        }
        charge(CallGroup.PAST, client);
        if (!past.tryAcquire()) {
            throw refusal(
                    "The archive answers at most " + properties.pastAtOnce() + " questions at the same time"
                            + " (leaderboard.limits.past-at-once). Send the request again.",
                    1);
        }
        try {
            return question.get();
        } finally {
            past.release();
        }
    }

    private void charge(CallGroup group, @Nullable LimitedClient client) {
        if (client != null) {
            problem(group, client).ifPresent(problem -> {
                throw problem;
            });
        }
    }

    /** Counts a call. Returns the problem if it exceeds the limit: 429. */
    Optional<ProblemException> problem(CallGroup group, LimitedClient client) {
        RateDecision decision = take(group, client);
        return decision.allowed()
                ? Optional.empty()
                : Optional.of(refusal(explain(group, decision), decision.retrySeconds()));
    }

    /** The sentence that names the limit that a refused call exceeds. */
    static String explain(CallGroup group, RateDecision decision) {
        return "Too many calls of the group " + group.label() + ": this client may make " + decision.rate() + " ("
                + CallLimitProperties.option(group) + "). Send the request again in " + decision.retrySeconds() + " s.";
    }

    static ProblemException refusal(String detail, long retrySeconds) {
        ProblemException problem = new ProblemException(HttpStatus.TOO_MANY_REQUESTS, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(retrySeconds));
        return problem;
    }
}
