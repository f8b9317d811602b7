package gg.leaderboard.api.kafka.message;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.kafka.ConsoleKafka;
import gg.leaderboard.api.kafka.KafkaProblems;
import gg.leaderboard.events.Topics;
import gg.leaderboard.web.ProblemException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Searches in topics, a few at the same time. Thread-safe. */
@Component
class MessageSearch {

    private static final int AT_ONCE = 2;
    // Of topics with secrets, or hashes of them.
    private static final Set<String> WITHHELD = Set.of(Topics.API_KEYS);

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ConsoleKafka kafka;
    private final Dependencies dependencies;
    private final ReadableTopics readable;

    MessageSearch(ConsoleKafka kafka, Dependencies dependencies, ReadableTopics readable) {
        this.kafka = kafka;
        this.dependencies = dependencies;
        this.readable = readable;
    }

    /**
     * Searches until a page is full, nothing is left, or the budget of a request is used up.
     *
     * @throws ProblemException 403 for a topic that may not be read, 404 for an unknown topic, 503 if Kafka is unavailable or too many searches are running
     */
    MessagePage search(MessageQuery query) {
        readable.require(query.topic());
        if (dependencies.isKafkaAway()) {
            throw KafkaProblems.unavailable();
        }
        if (!free.tryAcquire()) {
            ProblemException busy =
                    ProblemException.unavailable("Too many searches are running. Send the request again.");
            busy.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
            throw busy;
        }
        try {
            return KafkaProblems.answer(() -> query.isBackward() ? searchBackward(query) : searchForward(query));
        } finally {
            free.release();
        }
    }

    private MessagePage searchForward(MessageQuery query) {
        TopicOffsets offsets = new TopicOffsets(kafka.admin(), query.topic());
        Map<Integer, Range> all = offsets.ranges(query.partition());
        Map<Integer, Long> starts = starts(query, offsets, all);
        Map<Integer, Range> ranges = new TreeMap<>();
        all.forEach((partition, range) -> ranges.put(partition, after(range, starts.get(partition))));
        ForwardSearch search = new ForwardSearch(ranges, query.limit());
        if (search.isEmpty()) {
            return search.empty();
        }
        ScanBudget budget = new ScanBudget();
        try (LogScanner scanner = scanner(query, budget)) {
            return search.search(scanner, budget, new Selection(false, isWithheld(query)));
        }
    }

    private static Map<Integer, Long> starts(MessageQuery query, TopicOffsets offsets, Map<Integer, Range> all) {
        if (query.continued() != null) {
            return query.continued().offsets();
        }
        if (query.start() == MessageQuery.Start.TIME) {
            return offsets.at(query.time(), all);
        }
        Map<Integer, Long> starts = new TreeMap<>();
        all.keySet().forEach(partition -> starts.put(partition, query.offset()));
        return starts;
    }

    // A partition that the token lacks is new.
    private static Range after(Range range, @Nullable Long start) {
        return start == null ? range : new Range(Math.min(range.to(), Math.max(range.from(), start)), range.to());
    }

    private MessagePage searchBackward(MessageQuery query) {
        TopicOffsets offsets = new TopicOffsets(kafka.admin(), query.topic());
        Map<Integer, Range> all = offsets.ranges(query.partition());
        Positions continued = query.continued();
        Map<Integer, Range> ranges = new TreeMap<>();
        Map<Integer, Long> ends = new TreeMap<>();
        all.forEach((partition, range) -> {
            ends.put(partition, range.to());
            long to = continued == null ? range.to() : continued.offsets().getOrDefault(partition, 0L);
            ranges.put(partition, new Range(range.from(), Math.max(range.from(), Math.min(range.to(), to))));
        });
        String next = continued == null ? new Positions(false, ends).token() : null;
        BackwardSearch search = new BackwardSearch(ranges, query.limit(), next);
        if (search.isEmpty()) {
            return search.empty();
        }
        ScanBudget budget = new ScanBudget();
        try (LogScanner scanner = scanner(query, budget)) {
            return search.search(scanner, budget, new Selection(true, isWithheld(query)));
        }
    }

    private LogScanner scanner(MessageQuery query, ScanBudget budget) {
        return new LogScanner(kafka, query.topic(), query.filter(), isWithheld(query), budget);
    }

    private static boolean isWithheld(MessageQuery query) {
        return WITHHELD.contains(query.topic());
    }
}
