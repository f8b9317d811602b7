package gg.leaderboard.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What should not have happened: each kind of fault once, with how often it was seen. Printed when it is first seen. */
public final class Findings {

    private static final int MOST = 100;

    private final Map<String, Integer> seen = new LinkedHashMap<>();

    /**
     * @param fault what happened, without numbers that differ from one time to the next
     * @param reproduction how to see it again
     */
    public synchronized void add(String fault, String reproduction) {
        boolean first = seen.merge(fault, 1, Integer::sum) == 1;
        if (first && seen.size() <= MOST) {
            System.out.println("FOUND " + fault + "\n  " + reproduction.replace("\n", "\n  "));
        }
    }

    /** All of them, each with its count. */
    public synchronized List<String> all() {
        return seen.entrySet().stream()
                .map(fault -> fault.getValue() + " × " + fault.getKey())
                .toList();
    }
}
