package gg.leaderboard.api.kafka.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Searches towards earlier offsets, and finds the last matches. Kafka reads only towards later offsets, so the search reads
 * windows of offsets, the last one first. A window grows while it has too few matches, and shrinks if its records are large.
 */
final class BackwardSearch {

    private static final int FIRST_WINDOW = 64;
    private static final int FACTOR = 8;
    private static final int PART_OF_BUDGET = 4;

    private final Map<Integer, Part> parts = new TreeMap<>();
    private final int limit;
    private final @Nullable String next;

    /**
     * @param ranges what is left to search, by partition
     * @param next the token that continues at later offsets; null if there is none
     */
    BackwardSearch(Map<Integer, Range> ranges, int limit, @Nullable String next) {
        this.limit = limit;
        this.next = next;
        ranges.forEach((partition, range) -> parts.put(partition, new Part(range)));
    }

    boolean isEmpty() {
        return parts.values().stream().allMatch(part -> part.left.isEmpty());
    }

    MessagePage search(LogScanner scanner, ScanBudget budget, Selection selection) {
        while (!budget.isExhausted()) {
            Map<Integer, Range> windows = new TreeMap<>();
            parts.forEach((partition, part) -> {
                if (!part.left.isEmpty() && part.matches.size() < limit) {
                    windows.put(partition, part.window());
                }
            });
            if (windows.isEmpty()) {
                break;
            }
            scanner.scan(windows, Integer.MAX_VALUE, PART_OF_BUDGET)
                    .forEach((partition, scan) -> parts.getOrDefault(partition, new Part(scan.range()))
                            .add(scan));
        }
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> matches = new HashMap<>();
        parts.forEach((partition, part) -> matches.put(partition, part.matches));
        selection.take(matches, limit);
        parts.forEach((partition, part) -> part.keep(selection.count(partition)));
        return page(selection.messages(), budget.records());
    }

    /** The page if there is nothing to search. */
    MessagePage empty() {
        return page(List.of(), 0);
    }

    private MessagePage page(List<Message> messages, int scanned) {
        Map<Integer, Long> older = new TreeMap<>();
        parts.forEach((partition, part) -> older.put(partition, part.left.to()));
        boolean complete = isEmpty();
        return new MessagePage(
                messages,
                new MessagePage.Meta(scanned, complete, next, complete ? null : new Positions(true, older).token()));
    }

    /** One partition. */
    private static final class Part {

        private Range left;
        private List<ConsumerRecord<byte[], byte[]>> matches = new ArrayList<>();
        private long window = FIRST_WINDOW;

        Part(Range left) {
            this.left = left;
        }

        Range window() {
            return new Range(Math.max(left.from(), left.to() - window), left.to());
        }

        void add(PartitionScan scan) {
            if (!scan.hasReachedEnd()) {
                window = Math.max(1, Math.min(window / FACTOR, scan.records()));
                return;
            }
            left = new Range(left.from(), scan.range().from());
            window *= FACTOR;
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(scan.matches());
            all.addAll(matches);
            matches = all;
        }

        /** Keeps only the last matches. The others are left to search. */
        void keep(int count) {
            if (count < matches.size()) {
                long dropped = matches.get(matches.size() - 1 - count).offset();
                left = new Range(left.from(), dropped + 1);
            }
        }
    }
}
