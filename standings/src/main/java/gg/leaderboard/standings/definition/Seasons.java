package gg.leaderboard.standings.definition;

import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The seasons of one board. They are computed on demand, because a board that resets every minute has half a million a
 * year. The last few results are cached, since neighbouring records nearly always share a season.
 */
final class Seasons {

    private static final int KEPT = 4;

    private final List<BoardVersion> versions;
    private final Deque<Found> latest = new ArrayDeque<>(KEPT + 1);
    private @Nullable List<Stretch> stretches;

    Seasons(List<BoardVersion> versions) {
        this.versions = versions;
    }

    /** The season of {@code logTime}, even if the board did not exist then. */
    synchronized Optional<Season> at(Instant logTime) {
        for (Found found : latest) {
            if (found.holds(logTime)) {
                return Optional.of(found.season);
            }
        }
        long number = numberAt(logTime);
        return number == 0 ? Optional.empty() : Optional.of(find(number));
    }

    /** The season with this number, if it has started by {@code logTime}. */
    synchronized Optional<Season> numbered(long number, Instant logTime) {
        long newest = at(logTime).map(Season::number).orElse(0L);
        return number >= 1 && number <= newest ? Optional.of(find(number)) : Optional.empty();
    }

    private long numberAt(Instant logTime) {
        List<Stretch> all = stretches();
        int index = all.size() - 1;
        while (index >= 0 && all.get(index).from.isAfter(logTime)) {
            index--;
        }
        return index < 0 ? 0 : all.get(index).numberAt(logTime);
    }

    private Season find(long number) {
        List<Stretch> all = stretches();
        int index = all.size() - 1;
        while (all.get(index).before >= number) {
            index--;
        }
        Instant start = all.get(index).start(number);
        Instant next = startAfter(start, index);
        Found found = new Found(new Season(number, start, earliest(next, deletionAfter(start))), next);
        latest.addFirst(found);
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
        return found.season;
    }

    private @Nullable Instant startAfter(Instant start, int index) {
        List<Stretch> all = stretches();
        Instant after = start;
        for (int i = index; i < all.size(); i++) {
            Stretch stretch = all.get(i);
            if (i > index) {
                if (stretch.begins) {
                    return stretch.from;
                }
                after = stretch.from;
            }
            Instant reset = stretch.resetAfter(after);
            boolean isLast = i == all.size() - 1;
            if (reset != null && (isLast || reset.isBefore(all.get(i + 1).from))) {
                return reset;
            }
        }
        return null;
    }

    private @Nullable Instant deletionAfter(Instant start) {
        return versions.stream()
                .filter(v -> v.change() == Change.DELETED && v.from().isAfter(start))
                .map(BoardVersion::from)
                .findFirst()
                .orElse(null);
    }

    private List<Stretch> stretches() {
        if (stretches == null) {
            stretches = stretchesOf(versions);
        }
        return stretches;
    }

    // If several versions start at the same moment, the last one applies. Each of them may start a season.
    private static List<Stretch> stretchesOf(List<BoardVersion> versions) {
        List<Stretch> all = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < versions.size(); ) {
            Instant from = versions.get(i).from();
            boolean begins = false;
            BoardVersion version;
            do {
                version = versions.get(i++);
                begins |= begins(version);
            } while (i < versions.size() && versions.get(i).from().equals(from));
            Stretch stretch = new Stretch(version, begins, before);
            all.add(stretch);
            before = i < versions.size()
                    ? stretch.numberAt(versions.get(i).from().minusNanos(1))
                    : before;
        }
        return List.copyOf(all);
    }

    private static boolean begins(BoardVersion entered) {
        return switch (entered.change()) {
            case CREATED, RESET -> true;
            case CHANGED ->
                reset(entered, entered.from().minusNanos(1))
                        .filter(entered.from()::equals)
                        .isPresent();
            case DELETED -> false;
        };
    }

    private static Optional<Instant> reset(BoardVersion version, Instant after) {
        BoardDefinition definition = version.definition();
        return definition.resetPeriod().next(after, definition.timeZone());
    }

    private static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    /** @param next when the following season starts; null if there is none */
    private record Found(Season season, @Nullable Instant next) {

        boolean holds(Instant logTime) {
            return !logTime.isBefore(season.start()) && (next == null || logTime.isBefore(next));
        }
    }

    /** The period in which one version is in force. */
    private static final class Stretch {

        private final BoardVersion version;
        private final Instant from;
        private final boolean begins;
        private final long before;
        private final ResetCounter resets;

        /**
         * @param begins whether a season starts with it
         * @param before number of seasons that started before it
         */
        Stretch(BoardVersion version, boolean begins, long before) {
            this.version = version;
            this.from = version.from();
            this.begins = begins;
            this.before = before;
            this.resets = new ResetCounter(
                    version.definition().resetPeriod(), version.definition().timeZone());
        }

        /** The number of the season at a moment in this stretch. */
        long numberAt(Instant time) {
            return first() + (isDeleted() ? 0 : resets.count(from, time));
        }

        /** When the season with this number starts. It must start in this stretch. */
        Instant start(long number) {
            return number == first() && begins ? from : resets.numbered(from, number - first());
        }

        private long first() {
            return before + (begins ? 1 : 0);
        }

        @Nullable Instant resetAfter(Instant time) {
            return isDeleted() ? null : reset(version, time).orElse(null);
        }

        private boolean isDeleted() {
            return version.change() == Change.DELETED;
        }
    }
}
