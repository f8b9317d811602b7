package gg.leaderboard.standings.property;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Generates events of some players: scores, including late ones and copies, removals, bans and erasures. */
final class RandomLog {

    static final int PARTITIONS = 2;
    static final int PLAYERS = 18;
    private static final int RECORDS = 160;

    private final Random random;
    private final List<String> boards;
    private final List<Entry> entries = new ArrayList<>();

    /** @param logTime at or after the log time of the entry before */
    record Entry(int partition, Instant logTime, GameEvent event) {}

    private RandomLog(Random random, List<String> boards) {
        this.random = random;
        this.boards = boards;
    }

    static List<Entry> write(Random random, List<String> boards) {
        RandomLog log = new RandomLog(random, boards);
        Instant time = RandomBoards.start();
        for (int i = 0; i < RECORDS; i++) {
            time = time.plusMillis(
                    random.nextInt(3) == 0
                            ? random.nextLong(40_000)
                            : random.nextLong(3 * RandomBoards.SPAN.toMillis() / RECORDS));
            log.entries.add(log.next(i, time));
        }
        return log.entries;
    }

    static String player(int number) {
        // Some names are prefixes of others. One sorts differently as text than as bytes.
        return number == 7 ? "p\uD83C\uDFC6" : number == 8 ? "p\uFF21" : "p" + number;
    }

    private Entry next(int number, Instant time) {
        int player = random.nextInt(PLAYERS);
        if (!entries.isEmpty() && random.nextInt(12) == 0) {
            Entry copied = entries.get(random.nextInt(entries.size()));
            return new Entry(copied.partition(), time, copied.event());
        }
        EventInfo info = new EventInfo("e" + number, happened(time), player(player), null, null);
        return new Entry(player % PARTITIONS, time, event(info, time));
    }

    private Instant happened(Instant logTime) {
        return switch (random.nextInt(8)) {
            case 0 -> logTime.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
            case 1 -> logTime.plus(Duration.ofMinutes(4));
            default -> logTime.minus(Duration.ofMinutes(random.nextInt(120)));
        };
    }

    private GameEvent event(EventInfo info, Instant time) {
        String board = boards.get(random.nextInt(boards.size()));
        return switch (random.nextInt(32)) {
            case 30, 31 ->
                new ScoreAccepted(
                        info,
                        board,
                        random.nextInt(4) == 0 ? null : (Long) score(),
                        "e0",
                        happened(time),
                        time.minus(Duration.ofMinutes(random.nextInt(3000))),
                        null);
            case 0, 1 -> new PlayerRemoved(info, board);
            case 2 -> new PlayerRemoved(info, null);
            case 3, 4, 5 -> new PlayerHidden(info, "reason", null, banned(board));
            case 6, 7, 8 -> new PlayerRestored(info, banned(board), ban());
            case 9 -> new PlayerErased(info);
            case 10, 11, 12 -> new PlayerScored(info, random.nextInt(20) - 5, "kill");
            default -> new ScoreSubmitted(info, board, score());
        };
    }

    private List<String> banned(String board) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(board);
            case 1 -> List.of(board, "kills");
            default -> List.of();
        };
    }

    // Returns the id of a ban that may be in force, lifted, replaced, or about another player; null for none.
    private @Nullable String ban() {
        List<String> bans = entries.stream()
                .map(Entry::event)
                .filter(PlayerHidden.class::isInstance)
                .map(GameEvent::eventId)
                .toList();
        return bans.isEmpty() || random.nextBoolean() ? null : bans.get(random.nextInt(bans.size()));
    }

    // Few distinct scores cause ties. A few large scores cause gaps.
    private long score() {
        return random.nextInt(10) == 0 ? random.nextInt(1_000_000) - 500_000 : random.nextInt(7) - 2;
    }
}
