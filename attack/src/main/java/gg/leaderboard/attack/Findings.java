package gg.leaderboard.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults found: each kind once, with a count. A fault is printed when first seen. */
public final class Findings {

    private static final int MOST = 100;

    private final Map<String, Integer> seen = new LinkedHashMap<>();

    /**
     * Counts a fault, and prints it when it occurs for the first time.
     *
     * @param fault the fault, without numbers that vary between occurrences
     * @param reproduction how to reproduce it
     */
    public synchronized void add(String fault, String reproduction) {
        boolean first = seen.merge(fault, 1, Integer::sum) == 1;
        if (first && seen.size() <= MOST) {
            System.out.println("FOUND " + fault + "\n  " + reproduction.replace("\n", "\n  "));
        }
    }

    /** All faults with their counts. */
    public synchronized List<String> all() {
        return seen.entrySet().stream()
                .map(fault -> fault.getValue() + " × " + fault.getKey())
                .toList();
    }
}
