package gg.leaderboard.attack.input;

import gg.leaderboard.attack.Attacker;
import gg.leaderboard.attack.Target;
import gg.leaderboard.attack.access.Access;
import gg.leaderboard.attack.access.AttackCaller;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.random.RandomGenerator;

/** Sends requests to the documented API, one after another on one connection. */
public final class HttpAttacker implements Attacker {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * Verify waits up to ten seconds each for its turn and for the archive. It then folds the log from the newest
     * checkpoint.
     */
    private static final Duration VERIFY_LIMIT = Duration.ofMinutes(2);

    private final RandomRequests requests;
    private final HttpConnection connection;
    private final HttpConnection verifications;
    private final AtomicLongArray byStatus;
    private final Access access;

    /** @param byStatus counts the responses by status */
    public HttpAttacker(Target target, AtomicLongArray byStatus) throws IOException {
        this.byStatus = byStatus;
        this.access = target.access();
        this.connection = new HttpConnection(target.api(), access.operator(), LIMIT);
        this.verifications = new HttpConnection(target.api(), access.operator(), VERIFY_LIMIT);
        this.requests =
                new RandomRequests(ApiOperation.of(connection.get("/openapi").body()), target.api());
    }

    @Override
    public String attack(RandomGenerator random) throws IOException {
        RawRequest request = requests.make(random);
        AttackCaller caller = access.any(random);
        if (!caller.header().isEmpty()) {
            request.headers().add(caller.header());
        }
        boolean head = request.method().equals("HEAD");
        boolean verifies = request.target().contains("/verify");
        try {
            RawResponse answer = (verifies ? verifications : connection).send(request.bytes(), head);
            byStatus.incrementAndGet(answer.status());
            ResponseCheck.check(answer, head);
            access.check(caller, request.method(), request.target(), answer.status(), answer::text);
        } catch (SocketTimeoutException e) {
            throw new AssertionError(
                    "no answer within " + (verifies ? VERIFY_LIMIT : LIMIT).toSeconds() + " s\n" + request, e);
        } catch (EOFException e) {
            throw new AssertionError(
                    "the connection was closed without an answer\n" + e.getMessage() + "\n" + request, e);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + request, e);
        }
        return request.toString();
    }

    @Override
    public void close() {
        connection.close();
        verifications.close();
    }
}
