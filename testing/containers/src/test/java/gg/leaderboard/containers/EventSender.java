package gg.leaderboard.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends one event after another over HTTP, and repeats each until the api has accepted it. */
final class EventSender implements AutoCloseable {

    private static final URI EVENTS = URI.create("http://localhost:8000/api/v1/events");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AtomicLong accepted = new AtomicLong();
    private final String player;
    private final Thread thread;
    private volatile boolean stopped;

    /** Starts to send events that give one point each to the player. */
    EventSender(String player) {
        this.player = player;
        thread = new Thread(this::send, "event-sender");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the number of accepted events, which is the score that the player must have. */
    long accepted() {
        return accepted.get();
    }

    private void send() {
        while (!stopped || accepted.get() == 0) {
            long number = accepted.get();
            String event = String.format(Locale.ROOT, """
                    {"event_id":"%1$s-%2$d","event_type":"player_scored","player_id":"%1$s","game_id":"containers","data":{"points":1}}""", player, number);
            while (!isAccepted(event)) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            accepted.incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isAccepted(String event) {
        try {
            HttpRequest request = HttpRequest.newBuilder(EVENTS)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(event))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 400 && status < 500) {
                throw new IllegalStateException("The api answered " + status + " to " + event);
            }
            return status < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * Stops after the event that is being sent is accepted.
     *
     * @throws IllegalStateException if it is not accepted within two minutes
     */
    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join(RECOVERY.toMillis());
        if (thread.isAlive()) {
            throw new IllegalStateException("The api does not accept event " + accepted.get() + " of " + player);
        }
    }
}
