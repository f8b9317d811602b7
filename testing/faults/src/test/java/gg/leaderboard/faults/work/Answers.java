package gg.leaderboard.faults.work;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the system has promised in a run. Safe for many threads. */
public final class Answers {

    private final Queue<Answer> scores = new ConcurrentLinkedQueue<>();
    private final Queue<Observation> reads = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> statuses = new ConcurrentHashMap<>();

    public void add(Answer answer) {
        scores.add(answer);
    }

    public void add(Observation read) {
        reads.add(read);
    }

    void refuse(String score) {
        refused.add(score);
    }

    void count(String call, int status) {
        statuses.computeIfAbsent(call + " " + status, key -> new AtomicInteger())
                .incrementAndGet();
    }

    public List<Answer> scores() {
        return List.copyOf(scores);
    }

    public List<Observation> reads() {
        return List.copyOf(reads);
    }

    /** The scores that were refused, although all are valid. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /** Call and status → number of responses. */
    public Map<String, AtomicInteger> statuses() {
        return new TreeMap<>(statuses);
    }
}
