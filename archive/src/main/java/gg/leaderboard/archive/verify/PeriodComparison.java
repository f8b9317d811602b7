package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.checkpoint.HiddenPlayers;
import gg.leaderboard.archive.checkpoint.PeriodScores;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.Verification.Checksums;
import gg.leaderboard.web.archive.Verification.ComparedPart;
import gg.leaderboard.web.archive.Verification.Difference;
import gg.leaderboard.web.archive.Verification.Hidden;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Compares one period of the live standings with the folded archive. The standings change while they are read, so players that
 * differ are read again, atomically with the progress of the standings, and the archive is folded to the same position.
 */
final class PeriodComparison {

    private static final int BATCH_SIZE = 500;
    private static final int MAX_DIFFERENCES = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final BoardPeriod part;
    private final RedisScores redis;
    private final FoldedArchive log;
    private final PeriodScores scores;
    private final HiddenPlayers hidden;
    private final Map<String, ScoreState> archived = new HashMap<>();
    private final Map<String, ScoreState> inRedis;

    PeriodComparison(BoardPeriod part, RedisScores redis, FoldedArchive log) {
        this.part = part;
        this.redis = redis;
        this.log = log;
        foldTo(redis.progress(part.board()));
        this.scores = log.scores(part);
        this.hidden = log.hidden();
        scores.all().keySet().forEach(player -> put(archived, player, inArchive(player)));
        this.inRedis = redis.all(part);
    }

    /** Whether the standings are empty and the archive is not. */
    boolean isMissingInStandings() {
        return inRedis.isEmpty() && !archived.isEmpty();
    }

    ComparedPart compare() {
        Set<String> all = new TreeSet<>(archived.keySet());
        all.addAll(inRedis.keySet());
        List<String> differing = all.stream().filter(this::differs).toList();
        Set<String> undecided = Set.copyOf(recheck(differing));
        List<String> different = differing.stream()
                .filter(this::differs)
                .filter(player -> !undecided.contains(player))
                .toList();
        return new ComparedPart(
                part.window(),
                part.period(),
                part.season(),
                different.isEmpty() && undecided.isEmpty(),
                all.size(),
                new Checksums(Checksum.of(inRedis), Checksum.of(archived)),
                different.size(),
                undecided.size(),
                different.stream()
                        .limit(MAX_DIFFERENCES)
                        .map(player -> difference(player, inRedis.get(player), archived.get(player)))
                        .toList());
    }

    // A player without a score on one side has no difference, and is not hidden there.
    private static Difference difference(String player, @Nullable ScoreState standings, @Nullable ScoreState archive) {
        if (standings == null || archive == null) {
            return new Difference(
                    player,
                    standings == null ? null : standings.score(),
                    archive == null ? null : archive.score(),
                    null,
                    null);
        }
        return new Difference(
                player,
                standings.score(),
                archive.score(),
                standings.score() - archive.score(),
                standings.hidden() == archive.hidden() ? null : new Hidden(standings.hidden(), archive.hidden()));
    }

    private boolean differs(String player) {
        return !Objects.equals(archived.get(player), inRedis.get(player));
    }

    // Returns the undecided players. An erasure that the standings have not reached yet, or a copy of an event that
    // they counted elsewhere, makes a temporary difference.
    private List<String> recheck(List<String> players) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        List<String> remaining = players;
        while (!remaining.isEmpty()) {
            for (int i = 0; i < remaining.size(); i += BATCH_SIZE) {
                reread(remaining.subList(i, Math.min(remaining.size(), i + BATCH_SIZE)));
            }
            remaining = log.withMore(remaining.stream().filter(this::differs).toList());
            if (System.nanoTime() > end) {
                return remaining;
            }
            if (!remaining.isEmpty()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return List.of();
    }

    private void reread(List<String> players) {
        RedisScores.ScoreSnapshot snapshot = redis.read(part, players);
        foldTo(snapshot.progress()).forEach(update -> {
            scores.add(update);
            hidden.add(update);
        });
        for (String player : players) {
            put(inRedis, player, snapshot.scores().get(player));
            put(archived, player, inArchive(player));
        }
    }

    private List<StandingsUpdate> foldTo(Map<LogPartition, Long> progress) {
        log.positions().forEach((partition, offset) -> {
            if (progress.getOrDefault(partition, StandingsUpdate.NOTHING_APPLIED) < offset) {
                throw ProblemException.conflict(
                        "The standings have lost data and are being restored. Try again later.");
            }
        });
        return log.foldTo(progress);
    }

    private @Nullable ScoreState inArchive(String player) {
        Long score = scores.all().get(player);
        return score == null ? null : new ScoreState(score, hidden.contains(player, part.board()));
    }

    private static void put(Map<String, ScoreState> scores, String player, @Nullable ScoreState held) {
        if (held == null) {
            scores.remove(player);
        } else {
            scores.put(player, held);
        }
    }
}
