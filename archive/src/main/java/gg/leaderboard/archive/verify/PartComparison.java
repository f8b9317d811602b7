package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.checkpoint.HiddenPlayers;
import gg.leaderboard.archive.checkpoint.Part;
import gg.leaderboard.archive.checkpoint.PartScores;
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
 * One part in the standings beside what the log comes to. The standings are read while they change, so whoever differs is
 * looked at again: with her score comes, at one moment, how far the standings are, and the log is folded just as far.
 */
final class PartComparison {

    private static final int AT_ONCE = 500;
    private static final int FIRST = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Part part;
    private final RedisScores redis;
    private final FoldedArchive log;
    private final PartScores scores;
    private final HiddenPlayers hidden;
    private final Map<String, ScoreState> archived = new HashMap<>();
    private final Map<String, ScoreState> standing;

    PartComparison(Part part, RedisScores redis, FoldedArchive log) {
        this.part = part;
        this.redis = redis;
        this.log = log;
        foldTo(redis.progress(part.board()));
        this.scores = log.scores(part);
        this.hidden = log.hidden();
        scores.all().keySet().forEach(player -> put(archived, player, inLog(player)));
        this.standing = redis.all(part);
    }

    /** Whether only the standings have nobody. */
    boolean isMissingInStandings() {
        return standing.isEmpty() && !archived.isEmpty();
    }

    ComparedPart compare() {
        Set<String> all = new TreeSet<>(archived.keySet());
        all.addAll(standing.keySet());
        List<String> differing = all.stream().filter(this::differs).toList();
        Set<String> undecided = Set.copyOf(recheck(differing));
        List<String> different = differing.stream()
                .filter(this::differs)
                .filter(player -> !undecided.contains(player))
                .toList();
        return new ComparedPart(
                part.window(),
                part.label(),
                part.season(),
                different.isEmpty() && undecided.isEmpty(),
                all.size(),
                new Checksums(Checksum.of(standing), Checksum.of(archived)),
                different.size(),
                undecided.size(),
                different.stream()
                        .limit(FIRST)
                        .map(player -> difference(player, standing.get(player), archived.get(player)))
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
        return !Objects.equals(archived.get(player), standing.get(player));
    }

    // Returns those of whom it cannot be said. An erasure that the standings have not come to yet, or a copy of an
    // event that they counted elsewhere, make a difference that will pass. So may one that will not, for now.
    private List<String> recheck(List<String> players) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> left = players;
        while (!left.isEmpty()) {
            for (int i = 0; i < left.size(); i += AT_ONCE) {
                reread(left.subList(i, Math.min(left.size(), i + AT_ONCE)));
            }
            left = log.withMore(left.stream().filter(this::differs).toList());
            if (System.nanoTime() > end) {
                return left;
            }
            if (!left.isEmpty()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return List.of();
    }

    private void reread(List<String> players) {
        RedisScores.ScoreSnapshot moment = redis.read(part, players);
        foldTo(moment.progress()).forEach(update -> {
            scores.add(update);
            hidden.add(update);
        });
        for (String player : players) {
            put(standing, player, moment.held().get(player));
            put(archived, player, inLog(player));
        }
    }

    private List<StandingsUpdate> foldTo(Map<LogPartition, Long> progress) {
        log.positions().forEach((partition, offset) -> {
            if (progress.getOrDefault(partition, StandingsUpdate.NOTHING_APPLIED) < offset) {
                throw ProblemException.conflict(
                        "The standings have lost what they had, and are being filled again; ask again later.");
            }
        });
        return log.foldTo(progress);
    }

    private @Nullable ScoreState inLog(String player) {
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
