package gg.leaderboard.attack.oracle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The boards of the log, and which events they accept. */
final class ExpectedBoards {

    private final Map<String, PlainBoard> userBoards = new HashMap<>();
    private final Set<String> rebuiltBoards = new HashSet<>();

    ExpectedBoards(RawLog log) {
        log.read("leaderboards", this::add);
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (key.equals(":generations")) {
            // The value is text that contains the names of the boards.
            rebuiltBoards.add(new String(record.value(), StandardCharsets.UTF_8));
        } else {
            // In force for later records only: the order of records of one millisecond in two topics is unknown.
            PlainBoard.read(record.value(), Instant.ofEpochMilli(record.timestamp() + 1))
                    .ifPresent(board -> userBoards.put(key, board));
        }
    }

    /** Adds the verdicts of the boards that the event names. */
    void judge(PlainEvent event, Instant logTime) {
        switch (event.type()) {
            case "player_hidden" -> event.boards().forEach(board -> judge(event, board, false, logTime));
            case "score_submitted", "player_removed" ->
                event.text("leaderboard_id")
                        .ifPresent(board -> judge(event, board, event.type().equals("score_submitted"), logTime));
            default -> {
                // Names no board.
            }
        }
    }

    private void judge(PlainEvent event, String board, boolean score, Instant logTime) {
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

    private static boolean isBuiltIn(String board) {
        return List.of("global", "kills", "headshots", "assists", "objectives").contains(board)
                || (board.startsWith("game:") && board.length() > "game:".length());
    }

    /** Returns whether this code can compute the content of the board. */
    boolean isJudged(String board) {
        return isBuiltIn(board) || judgedUserBoard(board).isPresent();
    }

    /** Returns a board created by users whose content this code can compute. */
    Optional<PlainBoard> judgedUserBoard(String board) {
        return Optional.ofNullable(userBoards.get(board)).filter(made -> made.isSimple() && !isRebuilt(board));
    }

    /** Returns whether only the latest score of a player counts on the board. */
    boolean keepsLatestScore(String board) {
        PlainBoard made = userBoards.get(board);
        return made != null && made.keepsLatestScore();
    }

    int userBoards() {
        return userBoards.size();
    }
}
