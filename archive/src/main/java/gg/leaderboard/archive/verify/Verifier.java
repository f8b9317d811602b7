package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.checkpoint.CheckpointDefinitions;
import gg.leaderboard.archive.checkpoint.CheckpointReader;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.checkpoint.PeriodLifetime;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.archive.store.SnapshotTransaction;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
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

/** Compares live standings with a fold of the archived log while both advance. */
@Component
class Verifier {

    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);
    private static final int ATTEMPTS = 10;
    // A client that waits longer may have given up.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Comparator<BoardPeriod> IN_ORDER =
            Comparator.comparingLong(BoardPeriod::season).thenComparing(BoardPeriod::key);

    private final ArchivedLog log;
    private final Checkpoints checkpoints;
    private final CheckpointReader reader;
    private final ArchiveStart archiveStart;
    private final RedisScores redis;
    private final StandingsProperties properties;
    private final CheckpointDefinitions definitions;
    private final SnapshotTransaction snapshot;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock(true);

    Verifier(
            ArchivedLog log,
            Checkpoints checkpoints,
            CheckpointReader reader,
            ArchiveStart archiveStart,
            RedisScores redis,
            StandingsProperties properties,
            CheckpointDefinitions definitions,
            SnapshotTransaction snapshot,
            Clock clock) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.reader = reader;
        this.archiveStart = archiveStart;
        this.redis = redis;
        this.properties = properties;
        this.definitions = definitions;
        this.snapshot = snapshot;
        this.clock = clock;
    }

    /**
     * Compares all periods that match {@code filter}. One call runs at a time: each may need much memory.
     *
     * @throws ProblemException 503 if another call has been running for ten seconds, 409 if the two cannot be compared now
     */
    Verification verify(String board, Predicate<BoardPeriod> filter) {
        return verify(board, filter, Long.MAX_VALUE);
    }

    /**
     * As {@link #verify(String, Predicate)}.
     *
     * @throws TooManyPlayersException if a period has more players in Redis than {@code maxPlayers}
     */
    Verification verify(String board, Predicate<BoardPeriod> filter, long maxPlayers) {
        if (!tryLock()) {
            throw ProblemException.unavailable("Another leaderboard is being verified. Try again later.");
        }
        try {
            return verifyLocked(board, filter, maxPlayers);
        } finally {
            lock.unlock();
        }
    }

    private boolean tryLock() {
        try {
            return lock.tryLock(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Verification verifyLocked(String board, Predicate<BoardPeriod> filter, long maxPlayers) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return compare(board, filter, maxPlayers);
            } catch (CheckpointChangedException e) {
                LOG.debug("A checkpoint was invalidated during the comparison of {}, retrying", board);
            }
        }
        throw ProblemException.conflict("The archive kept changing during the comparison.");
    }

    private Verification compare(String board, Predicate<BoardPeriod> filter, long maxPlayers) {
        Definitions boards = definitions.get();
        requireSameRules(board, boards);
        Map<LogPartition, Long> progress = redis.progress(board);
        FoldedArchive folded =
                new FoldedArchive(log, checkpoints, reader, properties, boards, snapshot, board, progress);
        archiveStart.require(folded.base());
        Map<BoardPeriod, PeriodLifetime> lifetimes = folded.lifetimes().all();
        List<ComparedPart> compared = new ArrayList<>();
        List<ExpiredPart> expired = new ArrayList<>();
        for (BoardPeriod part : parts(board, lifetimes.keySet()).stream()
                .filter(filter)
                .sorted(IN_ORDER)
                .toList()) {
            requireAtMost(maxPlayers, part);
            PeriodComparison comparison = new PeriodComparison(part, redis, folded);
            // Checked after Redis was read: the period may expire at any moment.
            if (isOver(lifetimes.get(part)) || (comparison.isMissingInStandings() && isOfAnEndedSeason(part, boards))) {
                expired.add(new ExpiredPart(part.window(), part.period(), part.season()));
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

    private void requireAtMost(long maxPlayers, BoardPeriod part) {
        long players = redis.players(part);
        if (players > maxPlayers) {
            throw new TooManyPlayersException(part, players);
        }
    }

    private static List<Position> positions(Map<LogPartition, Long> progress) {
        return progress.entrySet().stream()
                .map(p -> new Position(p.getKey().topicId(), p.getKey().partition(), p.getValue()))
                .sorted(Comparator.comparing(Position::topicId).thenComparing(Position::partition))
                .toList();
    }

    // Checked before and after: only a switch and a switch back in between would go unnoticed.
    private void requireSameRules(String board, Definitions boards) {
        GenerationStamp read = redis.stamp(board);
        if (!definitions.isCurrent(boards) || !(read.isNone() || read.equals(boards.stamp()))) {
            throw ProblemException.conflict(
                    "The standings and the archive have different rules during a switch. Try again" + " later.");
        }
    }

    private boolean isOver(@Nullable PeriodLifetime lifetime) {
        return lifetime != null && lifetime.expiredBy(clock.instant());
    }

    // An operator may end a season later, so its scores did not carry the time at which they expire.
    private static boolean isOfAnEndedSeason(BoardPeriod part, Definitions boards) {
        return part.isAllTime()
                && !BuiltInBoards.contains(part.board())
                && boards.find(part.board())
                        .flatMap(BoardHistory::currentSeason)
                        .filter(current -> current.season() == part.season())
                        .isEmpty();
    }

    private Set<BoardPeriod> parts(String board, Set<BoardPeriod> written) {
        Set<BoardPeriod> parts = new HashSet<>(written);
        Set<Long> seasons = written.stream().map(BoardPeriod::season).collect(Collectors.toSet());
        seasons.add(1L);
        for (long season : seasons) {
            parts.addAll(redis.periods(board, season));
            parts.add(BoardPeriod.allTime(board, season));
        }
        return parts;
    }
}
