package gg.leaderboard.attack.oracle;

import gg.leaderboard.attack.Findings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    private final Map<String, PlainBoard> userBoards = new HashMap<>();
    private final Set<String> rebuiltBoards = new HashSet<>();

    private final Map<Id, Seen> counted = new HashMap<>();
    private final Map<String, BitSet> partitionsOf = new HashMap<>();
    private final Set<String> moderated = new HashSet<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** Scores by board, suffix of the board's key, and player. */
    final Map<String, Map<String, Map<String, Long>>> boards = new TreeMap<>();

    final Map<String, PlainProfile> profiles = new TreeMap<>();
    final Set<String> hidden = new HashSet<>();

    /** Players whose visibility is unknown to this code, because their ban expires or covers single boards. */
    final Set<String> partlyHidden = new HashSet<>();

    final Set<String> relayed = new HashSet<>();
    final Map<Integer, Long> lastOffsets = new TreeMap<>();
    long records;
    long refused;
    long open;

    ExpectedStandings(RawLog log, Findings findings) {
        this.findings = findings;
        this.topicId = log.topicId("game-events");
        this.letters = RejectionReasons.of(log, topicId);
        log.read("leaderboards", this::addBoard);
        log.read("game-events", this::add);
    }

    private void addBoard(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (key.equals(":generations")) {
            // The value is text that contains the names of the boards.
            rebuiltBoards.add(new String(record.value(), StandardCharsets.UTF_8));
        } else {
            PlainBoard.read(record.value(), Instant.ofEpochMilli(record.timestamp()))
                    .ifPresent(board -> userBoards.put(key, board));
        }
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
            event.ifPresent(e -> judgeBoard(e, logTime));
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

    private void judgeBoard(PlainEvent event, Instant logTime) {
        if (event.type().equals("player_hidden")) {
            event.boards().forEach(board -> judgeBoard(event, board, false, logTime));
            return;
        }
        if (!event.type().equals("score_submitted") && !event.type().equals("player_removed")) {
            return;
        }
        Optional<String> board = event.text("leaderboard_id");
        board.ifPresent(id -> judgeBoard(event, id, event.type().equals("score_submitted"), logTime));
    }

    private void judgeBoard(PlainEvent event, String board, boolean score, Instant logTime) {
        if (isBuiltIn(board)) {
            event.addVerdict(score ? ExpectedVerdict.REFUSED : ExpectedVerdict.COUNTS);
        } else if (isRebuilt(board)) {
            event.addVerdict(ExpectedVerdict.OPEN);
        } else {
            PlainBoard made = userBoards.get(board);
            event.addVerdict(
                    made == null ? ExpectedVerdict.REFUSED : made.accepts(score ? event.number("score") : 0, logTime));
        }
    }

    private boolean isRebuilt(String board) {
        return rebuiltBoards.stream().anyMatch(text -> text.contains('"' + board + '"'));
    }

    static boolean isBuiltIn(String board) {
        return List.of("global", "kills", "headshots", "assists", "objectives").contains(board)
                || (board.startsWith("game:") && board.length() > "game:".length());
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
        String player = event.player();
        BitSet partitions = partitionsOf.computeIfAbsent(player, p -> new BitSet());
        partitions.set(record.partition());
        Seen seen = new Seen(record.partition(), java.util.Arrays.hashCode(record.value()), player);
        Seen first = counted.putIfAbsent(Id.of(event.id(place)), seen);
        if (first != null) {
            if (first.partition != seen.partition && first.content != seen.content) {
                ambiguous.add(player);
                ambiguous.add(first.player);
            }
            return;
        }
        if (!event.hasKnownTime()) {
            ambiguous.add(player);
        }
        switch (event.type()) {
            case "player_hidden", "player_restored", "player_removed", "player_erased" -> moderate(event);
            default -> {
                profiles.computeIfAbsent(player, p -> new PlainProfile()).add(event);
                score(event);
            }
        }
    }

    private void moderate(PlainEvent event) {
        String player = event.player();
        moderated.add(player);
        if (event.has("leaderboard_ids") || event.has("until") || event.has("ban_id")) {
            partlyHidden.add(player);
        }
        switch (event.type()) {
            case "player_hidden" -> hidden.add(player);
            case "player_restored" -> hidden.remove(player);
            case "player_erased" -> {
                hidden.remove(player);
                profiles.remove(player);
                remove(player, boards.values());
            }
            default ->
                remove(
                        player,
                        event.text("leaderboard_id")
                                .<Iterable<Map<String, Map<String, Long>>>>map(
                                        board -> List.of(boards.getOrDefault(board, Map.of())))
                                .orElse(boards.values()));
        }
    }

    private static void remove(String player, Iterable<Map<String, Map<String, Long>>> boards) {
        boards.forEach(board -> board.values().forEach(scores -> scores.remove(player)));
    }

    private void score(PlainEvent event) {
        switch (event.type()) {
            case "score_submitted" -> submit(event);
            case "player_scored", "player_score", "kill", "headshot", "assist" -> {
                long points = PlainProfile.points(event);
                if (points != 0) {
                    add("global", event, points);
                    event.text("game_id").ifPresent(game -> add("game:" + game, event, points));
                }
                switch (PlainProfile.action(event)) {
                    case "kill" -> add("kills", event, 1);
                    case "headshot" -> {
                        add("kills", event, 1);
                        add("headshots", event, 1);
                    }
                    case "assist" -> add("assists", event, 1);
                    case "objective_capture", "objective_defend" -> add("objectives", event, 1);
                    default -> {
                        // Counts only in the profile.
                    }
                }
            }
            default -> {
                // Counts on no board.
            }
        }
    }

    private void submit(PlainEvent event) {
        String id = event.text("leaderboard_id").orElse("");
        PlainBoard board = userBoards.get(id);
        if (board != null && isJudged(id)) {
            for (String suffix : suffixes(event.time(), board.zone())) {
                scores(id, suffix).merge(event.player(), event.number("score"), board::join);
            }
        }
    }

    private void add(String board, PlainEvent event, long amount) {
        for (String suffix : suffixes(event.time(), ZoneOffset.UTC)) {
            scores(board, suffix).merge(event.player(), amount, Long::sum);
        }
    }

    private Map<String, Long> scores(String board, String suffix) {
        return boards.computeIfAbsent(board, b -> new TreeMap<>()).computeIfAbsent(suffix, s -> new TreeMap<>());
    }

    private static List<String> suffixes(Instant time, ZoneId zone) {
        LocalDate day = time.atZone(zone).toLocalDate();
        return List.of(
                "",
                ":daily:" + day,
                String.format(
                        Locale.ROOT,
                        ":weekly:%d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }

    /** Returns whether this code can compute the content of the board. */
    boolean isJudged(String board) {
        PlainBoard made = userBoards.get(board);
        return isBuiltIn(board) || (made != null && made.isSimple() && !isRebuilt(board));
    }

    /** Returns whether only the latest score of a player counts on the board. */
    boolean keepsLatestScore(String board) {
        PlainBoard made = userBoards.get(board);
        return made != null && made.keepsLatestScore();
    }

    /** Returns whether the player must appear on no page. */
    boolean isHidden(String player) {
        return hidden.contains(player) && !partlyHidden.contains(player) && isJudgedPlayer(player);
    }

    /** Returns whether the player must appear on every page. */
    boolean isShown(String player) {
        return !hidden.contains(player) && !partlyHidden.contains(player) && isJudgedPlayer(player);
    }

    /** Returns whether the result for this player is independent of anything that the log does not guarantee. */
    boolean isJudgedPlayer(String player) {
        return !ambiguous.contains(player) && (!isInSeveralPartitions(player) || !moderated.contains(player));
    }

    /** Returns whether the player's events are in several partitions. The log guarantees no order among them. */
    boolean isInSeveralPartitions(String player) {
        BitSet partitions = partitionsOf.get(player);
        return partitions != null && partitions.cardinality() > 1;
    }

    Map<String, PlainBoard> userBoards() {
        return userBoards;
    }

    int ambiguousPlayers() {
        return ambiguous.size();
    }

    int events() {
        return counted.size();
    }

    private record Seen(int partition, int content, String player) {}

    /** Half of the digest of an id. It keeps a million ids in little memory. */
    private record Id(long high, long low) {

        static Id of(String text) {
            ByteBuffer digest = ByteBuffer.wrap(PlainCloudEvent.sha256(text));
            return new Id(digest.getLong(), digest.getLong());
        }
    }
}
