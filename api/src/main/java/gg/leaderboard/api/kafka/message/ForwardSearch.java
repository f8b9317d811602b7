package gg.leaderboard.api.kafka.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Searches towards later offsets, and finds the first matches. */
final class ForwardSearch {

    private final Map<Integer, Range> ranges;
    private final int limit;

    /** @param ranges what is left to search, by partition */
    ForwardSearch(Map<Integer, Range> ranges, int limit) {
        this.ranges = ranges;
        this.limit = limit;
    }

    boolean isEmpty() {
        return ranges.values().stream().allMatch(Range::isEmpty);
    }

    MessagePage search(LogScanner scanner, ScanBudget budget, Selection selection) {
        Map<Integer, PartitionScan> scans = scanner.scan(ranges, limit, 1);
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> matches = new HashMap<>();
        scans.forEach((partition, scan) -> matches.put(partition, scan.matches()));
        selection.take(matches, limit);
        Map<Integer, Long> next = new TreeMap<>();
        scans.forEach((partition, scan) -> next.put(partition, next(scan, selection.count(partition))));
        return page(selection.messages(), budget.records(), next);
    }

    /** The page if there is nothing to search. */
    MessagePage empty() {
        Map<Integer, Long> next = new TreeMap<>();
        ranges.forEach((partition, range) -> next.put(partition, range.from()));
        return page(List.of(), 0, next);
    }

    private static long next(PartitionScan scan, int taken) {
        return taken < scan.matches().size() ? scan.matches().get(taken).offset() : scan.position();
    }

    private MessagePage page(List<Message> messages, int scanned, Map<Integer, Long> next) {
        boolean complete = next.entrySet().stream()
                .allMatch(each -> each.getValue()
                        >= ranges.getOrDefault(each.getKey(), new Range(0, 0)).to());
        return new MessagePage(
                messages, new MessagePage.Meta(scanned, complete, new Positions(false, next).token(), null));
    }
}
