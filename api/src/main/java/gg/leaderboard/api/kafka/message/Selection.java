package gg.leaderboard.api.kafka.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes the first or the last messages of several partitions, by time. Of each partition it takes the first or last ones by
 * offset, so that the next page continues there, even if the times do not grow with the offsets.
 */
final class Selection {

    private static final Comparator<Message> BY_TIME = Comparator.comparing(Message::time)
            .thenComparing(Message::partition)
            .thenComparing(Message::offset);
    // A message has at most twice as many bytes in JSON.
    private static final int MOST_SIZE = 2 * 1024 * 1024;

    private final boolean last;
    private final boolean withheld;
    private final List<Message> taken = new ArrayList<>();
    private final Map<Integer, Integer> counts = new HashMap<>();

    /**
     * @param last whether to take the last ones
     * @param withheld whether values are not shown
     */
    Selection(boolean last, boolean withheld) {
        this.last = last;
        this.withheld = withheld;
    }

    /**
     * Takes messages.
     *
     * @param matches by partition, in the order of offsets
     */
    void take(Map<Integer, List<ConsumerRecord<byte[], byte[]>>> matches, int limit) {
        Comparator<ConsumerRecord<byte[], byte[]>> first = Comparator.comparingLong(ConsumerRecord::timestamp);
        PriorityQueue<ConsumerRecord<byte[], byte[]>> heads = new PriorityQueue<>(last ? first.reversed() : first);
        matches.values().stream().filter(found -> !found.isEmpty()).forEach(found -> heads.add(next(found, 0)));
        int size = 0;
        while (!heads.isEmpty() && taken.size() < limit && size < MOST_SIZE) {
            ConsumerRecord<byte[], byte[]> head = heads.remove();
            Message message = Message.of(head, withheld);
            taken.add(message);
            size += message.shownSize();
            int count = counts.merge(head.partition(), 1, Integer::sum);
            List<ConsumerRecord<byte[], byte[]>> found = matches.getOrDefault(head.partition(), List.of());
            if (count < found.size()) {
                heads.add(next(found, count));
            }
        }
        taken.sort(BY_TIME);
    }

    private ConsumerRecord<byte[], byte[]> next(List<ConsumerRecord<byte[], byte[]>> found, int count) {
        return found.get(last ? found.size() - 1 - count : count);
    }

    /** The messages by time. */
    List<Message> messages() {
        return taken;
    }

    /** The number of messages that were taken from the partition. */
    int count(int partition) {
        return counts.getOrDefault(partition, 0);
    }
}
