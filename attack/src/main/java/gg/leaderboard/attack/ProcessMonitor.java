package gg.leaderboard.attack;

import gg.leaderboard.attack.input.HttpConnection;
import gg.leaderboard.attack.input.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the health and memory use of the process every second. */
final class ProcessMonitor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long GROWTH_BYTES = 200L << 20;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Target target;
    private final Findings findings;
    private volatile String notReady = "";
    private final AtomicInteger unready = new AtomicInteger();
    private volatile long peak;

    ProcessMonitor(Target target, Findings findings) {
        this.target = target;
        this.findings = findings;
        var unused = clock.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        peak = Math.max(peak, residentBytes());
        try (HttpConnection api =
                new HttpConnection(target.api(), target.access().operator(), PATIENCE)) {
            RawResponse health = api.get("/health");
            if (health.status() != 200) {
                findings.add("not healthy", health.status() + " " + health.text());
            }
            RawResponse ready = api.get("/ready");
            if (ready.status() != 200) {
                unready.incrementAndGet();
                notReady = ready.text();
            }
        } catch (IOException e) {
            findings.add("/health or /ready does not respond", e.toString());
        }
    }

    /** Returns the bytes that the heap holds after a full collection; 0 if the JDK has no jcmd. */
    long heapAfterCollection() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long sum = 0;
        // Only the parts of the heap. The metaspace comes after them.
        String info = "";
        for (; used.find(); ) {
            sum = Math.max(sum, Long.parseLong(used.group(1)) * 1024);
            info = used.group();
        }
        return info.isEmpty() ? 0 : sum;
    }

    void checkGrowth(long before, long after) {
        if (before > 0 && after - before > GROWTH_BYTES) {
            findings.add(
                    "the heap grows",
                    "from " + megabytes(before) + " to " + megabytes(after) + " MB after a collection");
        }
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "resident at most %d MB; not ready for %d s%s",
                megabytes(peak),
                unready.get(),
                notReady.isEmpty() ? "" : ", the last time: " + notReady);
    }

    static long megabytes(long bytes) {
        return bytes >> 20;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.exists(jcmd)) {
            return "";
        }
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(target.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private long residentBytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + target.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
