package gg.leaderboard.attack.oracle;

import gg.leaderboard.attack.Findings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Computes the expected standings from the raw log with the simplest code. It uses the dead letters only where the
 * documentation leaves the result open, and skips players whose events have no guaranteed order.
 */
final class ExpectedStandings {

    private final Findings findings;
    private final RejectionReasons letters;
    private final String topicId;
    private final ExpectedModeration moderation;

    final ExpectedBoards boards;
    final ExpectedScores scores;
    final ExpectedPlayers players = new ExpectedPlayers();
    final Map<String, PlainProfile> profiles = new TreeMap<>();
    final Set<String> relayed = new HashSet<>();
    final Map<Integer, Long> lastOffsets = new TreeMap<>();
    long records;
    long refused;
    long open;

    ExpectedStandings(RawLog log, Findings findings) {
        this.findings = findings;
        this.topicId = log.topicId("game-events");
        this.letters = RejectionReasons.of(log, topicId);
        this.moderation = new ExpectedModeration(log);
        this.boards = new ExpectedBoards(log);
        this.scores = new ExpectedScores(boards);
        log.read("game-events", this::add);
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        records++;
        lastOffsets.put(record.partition(), record.offset());
        String place = topicId + ":" + record.partition() + ":" + record.offset();
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        Optional<PlainEvent> event;
        ExpectedVerdict verdict;
        try {
            event = PlainEvent.read(record.value(), name -> RawLog.header(record, name), logTime, place);
            event.ifPresent(e -> {
                boards.judge(e, logTime);
                moderation.judge(e, record.value(), logTime);
            });
            verdict = event.map(PlainEvent::verdict).orElse(ExpectedVerdict.REFUSED);
        } catch (PlainJson.NotJson e) {
            event = Optional.empty();
            verdict = e.isDebatable() ? ExpectedVerdict.OPEN : ExpectedVerdict.REFUSED;
        }
        if (isCounted(record, verdict, event)) {
            event.ifPresentOrElse(e -> count(e, record, place), () -> reportUnparsable(record));
        }
        event.ifPresent(e -> relayed.add(e.id(place)));
    }

    private boolean isCounted(
            ConsumerRecord<byte[], byte[]> record, ExpectedVerdict verdict, Optional<PlainEvent> event) {
        Optional<String> reason = letters.reason(record);
        if (verdict == ExpectedVerdict.OPEN) {
            open++;
        } else if ((verdict == ExpectedVerdict.COUNTS) == reason.isPresent()) {
            findings.add(
                    verdict == ExpectedVerdict.COUNTS
                            ? "a valid record was refused: " + reason.get().replaceAll("[;:].*", "")
                            : "an invalid record was counted",
                    record.topic() + "-" + record.partition() + "@" + record.offset() + " " + event + " "
                            + shown(record.value())
                            + reason.map(r -> "\nrefused: " + r).orElse(""));
        }
        if (reason.isPresent()) {
            refused++;
        }
        return reason.isEmpty();
    }

    private static String shown(byte[] value) {
        String text = value == null ? "null" : new String(value, StandardCharsets.UTF_8);
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }

    // This happens only for a debatable encoding such as UTF-16. This code cannot read the player of such a record.
    private void reportUnparsable(ConsumerRecord<byte[], byte[]> record) {
        findings.add(
                "a record that is not JSON in UTF-8 was counted",
                record.topic() + "-" + record.partition() + "@" + record.offset() + " " + shown(record.value()));
    }

    private void count(PlainEvent event, ConsumerRecord<byte[], byte[]> record, String place) {
        if (!players.isNew(event, record, place)) {
            return;
        }
        String player = event.player();
        switch (event.type()) {
            case "player_hidden", "player_restored" -> players.moderate(event);
            case "player_removed" -> {
                players.moderate(event);
                event.text("leaderboard_id")
                        .ifPresentOrElse(board -> scores.remove(player, board), () -> scores.remove(player));
            }
            case "player_erased" -> {
                players.moderate(event);
                profiles.remove(player);
                scores.remove(player);
            }
            default -> {
                profiles.computeIfAbsent(player, p -> new PlainProfile()).add(event);
                scores.add(event);
            }
        }
    }
}
