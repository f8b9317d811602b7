package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.checkpoint.CheckpointReader;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.checkpoint.Part;
import gg.leaderboard.archive.checkpoint.PartLifetime;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.SnapshotTransaction;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.History.Position;
import gg.leaderboard.web.archive.Verification;
import gg.leaderboard.web.archive.Verification.ComparedPart;
import gg.leaderboard.web.archive.Verification.ExpiredPart;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares the standings of boards with what the archived log comes to, while both go on. */
@Component
class Verifier {

    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);
    private static final int ATTEMPTS = 10;
    // Who waits longer may be gone by the time it begins.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Comparator<Part> IN_ORDER =
            Comparator.comparingLong(Part::season).thenComparing(Part::period);

    private final ArchivedLog log;
    private final Checkpoints checkpoints;
    private final CheckpointReader reader;
    private final ArchiveStart beginning;
    private final RedisScores redis;
    private final StandingsProperties properties;
    private final CheckpointDefinitions rules;
    private final SnapshotTransaction snapshot;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock(true);

    Verifier(
            ArchivedLog log,
            Checkpoints checkpoints,
            CheckpointReader reader,
            ArchiveStart beginning,
            RedisScores redis,
            StandingsProperties properties,
            CheckpointDefinitions rules,
            SnapshotTransaction snapshot,
            Clock clock) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.reader = reader;
        this.beginning = beginning;
        this.redis = redis;
        this.properties = properties;
        this.rules = rules;
        this.snapshot = snapshot;
        this.clock = clock;
    }

    /**
     * One at a time: each may take much memory.
     *
     * @throws ProblemException 503 if another one has run for ten seconds, 409 if the two cannot be compared now
     */
    Verification verify(String board, Predicate<Part> chosen) {
        if (!tryLock()) {
            throw ProblemException.unavailable("Another leaderboard is being verified. Try again later.");
        }
        try {
            return verifyAlone(board, chosen);
        } finally {
            turn.unlock();
        }
    }

    private boolean tryLock() {
        try {
            return turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Verification verifyAlone(String board, Predicate<Part> chosen) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return compare(board, chosen);
            } catch (CheckpointChangedException e) {
                LOG.debug("The archive was changed while {} was compared: once more", board);
            }
        }
        throw ProblemException.conflict("The archive was changed again and again while it was compared.");
    }

    private Verification compare(String board, Predicate<Part> chosen) {
        Definitions boards = rules.get();
        requireSameRules(board, boards);
        Map<LogPartition, Long> progress = redis.progress(board);
        FoldedArchive folded =
                new FoldedArchive(log, checkpoints, reader, properties, boards, snapshot, board, progress);
        beginning.require(folded.base());
        Map<Part, PartLifetime> lives = folded.lifetimes().all();
        List<ComparedPart> compared = new ArrayList<>();
        List<ExpiredPart> expired = new ArrayList<>();
        for (Part part : parts(board, lives.keySet()).stream()
                .filter(chosen)
                .sorted(IN_ORDER)
                .toList()) {
            PartComparison comparison = new PartComparison(part, redis, folded);
            // Looked at after Redis was read, which may forget it at any moment.
            if (isOver(lives.get(part)) || (comparison.isMissingInStandings() && isOfAnEndedSeason(part, boards))) {
                expired.add(new ExpiredPart(part.window(), part.label(), part.season()));
            } else {
                compared.add(comparison.compare());
            }
        }
        requireSameRules(board, boards);
        return new Verification(
                board,
                compared.stream().allMatch(ComparedPart::equal),
                compared.stream().mapToLong(ComparedPart::players).sum(),
                positions(progress),
                compared,
                expired);
    }

    private static List<Position> positions(Map<LogPartition, Long> progress) {
        return progress.entrySet().stream()
                .map(p -> new Position(p.getKey().topicId(), p.getKey().partition(), p.getValue()))
                .sorted(Comparator.comparing(Position::topicId).thenComparing(Position::partition))
                .toList();
    }

    // Asked before and after: only a switch with its way back in between would go unnoticed.
    private void requireSameRules(String board, Definitions boards) {
        GenerationStamp read = redis.stamp(board);
        if (!rules.isCurrent(boards) || !(read.isNone() || read.equals(boards.stamp()))) {
            throw ProblemException.conflict(
                    "The standings and the archive count by different rules, since a switch is under way;"
                            + " ask again in a while.");
        }
    }

    private boolean isOver(@Nullable PartLifetime life) {
        return life != null && life.expiredBy(clock.instant());
    }

    // When the standings forget a season whose end somebody decided later, no score of it could know.
    private static boolean isOfAnEndedSeason(Part part, Definitions boards) {
        return part.isAllTime()
                && !BuiltInBoards.contains(part.board())
                && boards.find(part.board())
                        .flatMap(BoardHistory::currentSeason)
                        .filter(current -> current.season() == part.season())
                        .isEmpty();
    }

    private Set<Part> parts(String board, Set<Part> written) {
        Set<Part> parts = new HashSet<>(written);
        Set<Long> seasons = written.stream().map(Part::season).collect(Collectors.toSet());
        seasons.add(1L);
        for (long season : seasons) {
            parts.addAll(redis.periods(board, season));
            parts.add(new Part(board, season, Window.ALLTIME.label()));
        }
        return parts;
    }
}
