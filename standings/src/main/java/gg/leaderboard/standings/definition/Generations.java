package gg.leaderboard.standings.definition;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The generations of the standings: each is one fold of the whole log, by rules of its own. The first counts every board by
 * what it was made with.
 *
 * @param active the one that is to be read, from 0
 * @param next the one that is being folded to take its place; null if none is
 * @param rules of each generation, by board, where they differ from what the board was made with
 */
public record Generations(long active, @Nullable Long next, SortedMap<Long, Map<String, BoardRules>> rules) {

    /** In place of the number of a generation: standings that hold nothing, and so may become any. */
    public static final long NONE = -1;

    /** As long as nothing was folded anew. */
    public static final Generations FIRST = new Generations(0, null, new TreeMap<>(Map.of(0L, Map.of())));

    public Generations {
        if (!rules.containsKey(active) || (next != null && !rules.containsKey(next))) {
            throw new IllegalArgumentException(
                    "active and next must be generations with rules; were " + active + " and " + next + " of " + rules);
        }
        rules = new TreeMap<>(rules);
    }

    /** With a generation more, which is to be folded: the active one with {@code changed} rules. */
    public Generations ordered(Map<String, BoardRules> changed) {
        long number = rules.lastKey() + 1;
        Map<String, BoardRules> all = new TreeMap<>(rules.get(active));
        all.putAll(changed);
        SortedMap<Long, Map<String, BoardRules>> more = new TreeMap<>(rules);
        more.put(number, Map.copyOf(all));
        return new Generations(active, number, more);
    }

    /** With {@code generation} to be read from now on, and nothing to be folded beside it. */
    public Generations switchedTo(long generation) {
        return new Generations(generation, null, rules);
    }

    /** Without a generation that is being folded. */
    public Generations withoutNext() {
        return new Generations(active, null, rules);
    }

    /**
     * The definitions by the rules of a generation.
     *
     * @param generation {@link #NONE} for the active one
     * @param logged the boards by what they were made with
     * @throws IllegalArgumentException if there is no such generation
     */
    public Definitions of(long generation, Definitions logged) {
        long number = generation == NONE ? active : generation;
        Map<String, BoardRules> changed = rules.get(number);
        if (changed == null) {
            throw new IllegalArgumentException(
                    "the standings are of generation " + number
                            + ", of which the topic of leaderboards says nothing; empty Redis, and they are counted again from the log");
        }
        if (number == 0) {
            return logged;
        }
        Map<String, BoardHistory> histories = new TreeMap<>();
        logged.all().forEach(h -> histories.put(h.id(), h.under(number, changed.get(h.id()))));
        return new Definitions(histories, number);
    }
}
