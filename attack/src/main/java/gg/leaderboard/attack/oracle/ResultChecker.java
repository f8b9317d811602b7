package gg.leaderboard.attack.oracle;

import gg.leaderboard.attack.Findings;
import gg.leaderboard.attack.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Compares the results of the system after an attack with the content of the log. */
public final class ResultChecker {

    private static final Duration CATCH_UP = Duration.ofMinutes(60);
    private static final int QUIET_SECONDS = 4;
    private static final int STUCK_SECONDS = 40;
    private static final int MOST_MARKERS = 200;

    private final Target target;
    private final Findings findings;
    private final RawLog log;

    public ResultChecker(Target target, Findings findings) {
        this.target = target;
        this.findings = findings;
        this.log = new RawLog(target.kafka());
    }

    /** Waits until all records are counted, compares, and returns a one-line summary of what was compared. */
    public String check() throws InterruptedException, IOException {
        try (RedisReader standings = new RedisReader(target)) {
            String topicId = log.topicId("game-events");
            awaitEverything(standings, topicId);
            ExpectedStandings oracle = new ExpectedStandings(log, findings);
            compareProgress(oracle, standings.progress(topicId));
            compareRelay(oracle);
            int boards = new RedisComparison(oracle, standings, findings).compare();
            new ApiComparison(oracle, target, findings).compare();
            return String.format(
                    Locale.ROOT,
                    "%,d records, %,d events, %,d refused, %,d left open by the documentation; %,d players, %,d boards;"
                            + " %d players have ambiguous copies",
                    oracle.records,
                    oracle.players.events(),
                    oracle.refused,
                    oracle.open,
                    oracle.profiles.size(),
                    boards,
                    oracle.players.ambiguous());
        }
    }

    private void awaitEverything(RedisReader standings, String topicId) throws InterruptedException {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        long before = -1;
        int quiet = 0;
        int enough = QUIET_SECONDS;
        while (System.nanoTime() < deadline && quiet < enough) {
            long end = sum(log.ends("game-events"));
            long reached = sum(standings.progress(topicId));
            quiet = end + reached == before ? quiet + 1 : 0;
            before = end + reached;
            // Transaction markers follow the last record. Only the log itself shows how many.
            enough = end - reached > MOST_MARKERS ? STUCK_SECONDS : QUIET_SECONDS;
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private void compareProgress(ExpectedStandings oracle, Map<Integer, Long> progress) {
        oracle.lastOffsets.forEach((partition, last) -> {
            if (progress.getOrDefault(partition, -1L) < last) {
                findings.add(
                        "a partition makes no progress",
                        "game-events-" + partition + " is counted up to " + progress.get(partition) + " of " + last);
            }
        });
    }

    private void compareRelay(ExpectedStandings oracle) {
        String topicId = log.topicId("leaderboard-scores");
        RejectionReasons letters = RejectionReasons.of(log, topicId);
        log.read("leaderboard-scores", record -> {
            String place = topicId + ":" + record.partition() + ":" + record.offset();
            ExpectedVerdict verdict;
            String id = place;
            try {
                var score = PlainEvent.readScore(record.value(), Instant.ofEpochMilli(record.timestamp()), place);
                verdict = score.map(PlainEvent::verdict).orElse(ExpectedVerdict.REFUSED);
                id = score.map(s -> s.id(place)).orElse(place);
            } catch (PlainJson.NotJson e) {
                verdict = e.isDebatable() ? ExpectedVerdict.OPEN : ExpectedVerdict.REFUSED;
            }
            boolean refused = letters.reason(record).isPresent();
            // The relay may write a score as a slightly longer event.
            boolean small = record.value() != null && record.value().length < PlainEvent.MAX_BYTES / 2;
            if (verdict == ExpectedVerdict.COUNTS && small && !oracle.relayed.contains(id)) {
                findings.add("a score of leaderboard-scores was not relayed", place + " with the id " + id);
            } else if (verdict == ExpectedVerdict.REFUSED && !refused) {
                findings.add("an invalid record of leaderboard-scores has no dead letter", place);
            }
        });
    }
}
