package gg.leaderboard.producer;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends events from the source to Kafka on a separate thread, until the source or the context ends. */
final class ProducerRun implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProducerRun.class);
    private static final long STOP_TIMEOUT_MILLIS = 500;
    private static final PublishTotals NOTHING = new PublishTotals(0, 0, 0, Duration.ZERO);

    private final Source source;
    private final KafkaClients kafka;
    private final Ticker ticker;
    private final ProducerProperties settings;
    private final ProgressLogger progress;
    private final ScheduledExecutorService scheduler =
            new ScheduledThreadPoolExecutor(1, task -> daemon(task, "progress"));
    private final Thread thread = daemon(this::run, "producer");
    private final CompletableFuture<RunResult> outcome = new CompletableFuture<>();
    private volatile @Nullable Publisher publisher;
    private volatile boolean started;
    private volatile boolean stopping;
    private boolean ending;

    ProducerRun(Source source, KafkaClients kafka, Ticker ticker, ProducerProperties settings) {
        this.source = source;
        this.kafka = kafka;
        this.settings = settings;
        this.ticker = ticker;
        this.progress = new ProgressLogger(source.pace());
    }

    /** Completed when every event is acknowledged or has failed. */
    CompletableFuture<RunResult> outcome() {
        return outcome;
    }

    /** The numbers of events so far. */
    PublishTotals totals() {
        Publisher sender = publisher;
        return sender == null ? NOTHING : sender.totals();
    }

    @Override
    public void start() {
        String topic = settings.isDefaultTopic() ? "" : ", topic " + settings.topic();
        LOG.info("Sending to Kafka at {}{}: {}", kafka.servers(), topic, source.describe());
        started = true;
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return started && !outcome.isDone();
    }

    @Override
    public void stop() {
        synchronized (this) {
            stopping = true;
            if (!ending) {
                thread.interrupt();
            }
        }
        try {
            thread.join(STOP_TIMEOUT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The thread may still be alive, because reads of standard input cannot be interrupted.
        end(null);
        outcome.join();
    }

    private void run() {
        String failure = "Internal error; see the messages above";
        try {
            send();
            failure = null;
        } catch (InterruptedException e) {
            failure = null;
        } catch (UsageException | IOException e) {
            failure = stopping ? null : e.getMessage();
        } catch (RuntimeException e) {
            LOG.error("Internal error", e);
        } finally {
            end(failure);
        }
    }

    private void send() throws IOException, InterruptedException {
        createTopics();
        Publisher sender = new Publisher(kafka.producer(), progress, ticker, settings);
        publisher = sender;
        if (stopping) {
            // stop() may have run before the publisher was set.
            sender.close(() -> stopping);
            return;
        }
        every(1, () -> progress.everySecond(sender.totals(), source.progress()));
        every(60, () -> progress.everyMinute(source.warnings()));
        Pacer pacer = new Pacer(source.pace(), ticker);
        pacer.beforeNext();
        OutgoingRecord event = source.next();
        while (event != null && !stopping) {
            pacer.beforeSend(event.time());
            sender.publish(event);
            pacer.beforeNext();
            event = source.next();
        }
    }

    private void every(int count, Runnable task) {
        Future<?> unused = scheduler.scheduleAtFixedRate(task, count, count, TimeUnit.SECONDS);
    }

    private void createTopics() throws InterruptedException {
        Admin admin = kafka.admin();
        try {
            new TopicCreation(admin, kafka.servers(), ticker, settings.topic()).run();
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private void end(@Nullable String failure) {
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
        }
        scheduler.shutdownNow();
        PublishTotals totals = flush();
        progress.end(totals, source.progress(), source.warnings());
        if (failure != null) {
            LOG.error("{}", failure);
        }
        outcome.complete(new RunResult(totals, source.rejected(), failure));
    }

    private PublishTotals flush() {
        Publisher sender = publisher;
        if (sender == null) {
            return NOTHING;
        }
        try {
            // An interrupt that arrived before the end must not cut the flush short.
            boolean unused = Thread.interrupted();
            sender.close(() -> stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sender.totals();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
