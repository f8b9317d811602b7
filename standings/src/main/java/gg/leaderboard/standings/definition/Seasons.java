package gg.leaderboard.standings.definition;

import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The seasons of one board, worked out as far as anybody has asked. Counting them anew for every record would cost more
 * than all the rest of the fold.
 */
final class Seasons {

    private final List<BoardVersion> versions;
    private final List<Instant> starts = new ArrayList<>();
    private int version = -1;
    private @Nullable Instant next;

    Seasons(List<BoardVersion> versions) {
        this.versions = versions;
        this.next = versions.get(0).from();
    }

    /** The season that {@code logTime} falls into, whether or not the board was there then. */
    synchronized Optional<Season> at(Instant logTime) {
        extendPast(logTime);
        int index = lastNotAfter(logTime);
        return index < 0 ? Optional.empty() : Optional.of(season(index));
    }

    /** The season of this number, if it has begun by {@code logTime}. */
    synchronized Optional<Season> numbered(long number, Instant logTime) {
        extendPast(logTime);
        return number >= 1 && number <= lastNotAfter(logTime) + 1
                ? Optional.of(season((int) number - 1))
                : Optional.empty();
    }

    private Season season(int index) {
        Instant start = starts.get(index);
        Instant end = index + 1 < starts.size() ? starts.get(index + 1) : null;
        return new Season(index + 1L, start, earliest(end, deletionAfter(start)));
    }

    private @Nullable Instant deletionAfter(Instant start) {
        return versions.stream()
                .filter(v -> v.change() == Change.DELETED && v.from().isAfter(start))
                .map(BoardVersion::from)
                .findFirst()
                .orElse(null);
    }

    private int lastNotAfter(Instant logTime) {
        int low = 0;
        int high = starts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle).isAfter(logTime)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }

    // One season further than asked for, so that the end of the last is known where it can be.
    private void extendPast(Instant logTime) {
        while (next != null
                && (starts.isEmpty() || !starts.get(starts.size() - 1).isAfter(logTime))) {
            Instant at = next;
            boolean begins = !changesAt(at);
            while (changesAt(at)) {
                version++;
                begins |= begins(versions.get(version), at);
            }
            if (begins) {
                starts.add(at);
            }
            next = following(at);
        }
    }

    private boolean changesAt(Instant at) {
        return version + 1 < versions.size()
                && !at.isBefore(versions.get(version + 1).from());
    }

    private static boolean begins(BoardVersion entered, Instant at) {
        return switch (entered.change()) {
            case CREATED, RESET -> true;
            case CHANGED -> reset(entered, at.minusNanos(1)).filter(at::equals).isPresent();
            case DELETED -> false;
        };
    }

    private static Optional<Instant> reset(BoardVersion version, Instant after) {
        BoardDefinition definition = version.definition();
        return definition.resetPeriod().next(after, definition.timeZone());
    }

    // The next version or the next reset of the current one, whichever comes first.
    private @Nullable Instant following(Instant at) {
        BoardVersion current = versions.get(version);
        Instant change =
                version + 1 < versions.size() ? versions.get(version + 1).from() : null;
        if (current.change() == Change.DELETED) {
            return change;
        }
        return earliest(change, reset(current, at).orElse(null));
    }

    private static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
