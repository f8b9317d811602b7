package gg.leaderboard.attack.http;

import gg.leaderboard.attack.Attacker;
import gg.leaderboard.attack.Target;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.random.RandomGenerator;

/** Calls of the documented API, one after another on one connection. */
public final class HttpAttacker implements Attacker {

    /** What a caller need not wait longer for; verify and the past fold the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RequestMaker requests;
    private final HttpConnection connection;
    private final AtomicLongArray byStatus;

    /** @param byStatus counts the answers */
    public HttpAttacker(Target target, AtomicLongArray byStatus) throws IOException {
        this.byStatus = byStatus;
        this.connection = new HttpConnection(target.api(), PATIENCE);
        this.requests = new RequestMaker(Operation.of(connection.get("/openapi").body()), target.api());
    }

    @Override
    public String attack(RandomGenerator random) throws IOException {
        Request request = requests.make(random);
        boolean head = request.method().equals("HEAD");
        try {
            Answer answer = connection.send(request.bytes(), head);
            byStatus.incrementAndGet(answer.status());
            AnswerCheck.check(answer, head);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer within " + PATIENCE.toSeconds() + " s\n" + request, e);
        } catch (EOFException e) {
            throw new AssertionError("the connection was closed without an answer\n" + request, e);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + request, e);
        }
        return request.toString();
    }

    @Override
    public void close() {
        connection.close();
    }
}
