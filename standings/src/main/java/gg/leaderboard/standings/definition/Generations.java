package gg.leaderboard.standings.definition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The generations of the standings. Each is one fold of the whole log, with its own settings and rules. The first
 * generation counts every board with the rules that the board was created with. Only the active generation, the next
 * one and those available for a rollback are listed.
 *
 * @param active the generation that is read, from 0
 * @param next the generation that is being built to replace it; null if there is none
 * @param last the highest number ever used; numbers are not used again
 * @param all by number
 */
public record Generations(long active, @Nullable Long next, long last, SortedMap<Long, Generation> all) {

    /** The generation number of empty standings, which can become any generation. */
    public static final long NONE = -1;

    /** The state before the first rebuild. The settings of this generation are in the stores. */
    public static final Generations FIRST =
            new Generations(0, null, 0, new TreeMap<>(Map.of(0L, new Generation(null, Map.of()))));

    public Generations {
        if (!all.containsKey(active) || (next != null && !all.containsKey(next)) || last < all.lastKey()) {
            throw new IllegalArgumentException("active and next must be known generations, up to the last; were "
                    + active + ", " + next + " and " + last + " of " + all.keySet());
        }
        all = new TreeMap<>(all);
    }

    /** Adds the next generation: the active one with {@code settings} and with {@code changed} rules. */
    public Generations withNext(FoldSettings settings, Map<String, BoardRules> changed) {
        long number = last + 1;
        Map<String, BoardRules> rules = new TreeMap<>(activeOne().rules());
        rules.putAll(changed);
        SortedMap<Long, Generation> more = keeping(active);
        more.put(number, new Generation(settings, rules));
        return new Generations(active, number, number, more);
    }

    /** Activates {@code generation}. The former active generation stays available for a rollback. */
    public Generations withActive(long generation) {
        return new Generations(generation, null, last, keeping(active, generation));
    }

    /** Removes the next generation and those available for a rollback. */
    public Generations withoutOthers() {
        return new Generations(active, null, last, keeping(active));
    }

    /** Adds the settings that {@code store} was folded with, if the log does not contain them yet. */
    public Generations withRecordedSettings(GenerationStamp store) {
        Generation known = all.get(store.generation());
        if (known == null || known.settings() != null) {
            return this;
        }
        SortedMap<Long, Generation> recorded = new TreeMap<>(all);
        recorded.put(store.generation(), new Generation(store.requireSettings(), known.rules()));
        return new Generations(active, next, last, recorded);
    }

    /**
     * Whether {@code other} is certainly an earlier state: it lacks a generation, or it is still building one that is built here.
     */
    public boolean isAfter(Generations other) {
        return other.last < last || (other.last == last && other.next != null && next == null);
    }

    private SortedMap<Long, Generation> keeping(Long... numbers) {
        SortedMap<Long, Generation> kept = new TreeMap<>(all);
        kept.keySet().retainAll(List.of(numbers));
        return kept;
    }

    private Generation activeOne() {
        return Objects.requireNonNull(all.get(active));
    }

    /** The settings of a generation; null if it does not exist, or if only the stores have its settings. */
    public @Nullable FoldSettings settings(long generation) {
        Generation known = all.get(generation);
        return known == null ? null : known.settings();
    }

    /**
     * The definitions with the rules of a generation. Do not fold with them: if only the stores have the settings of
     * the generation, the result has {@link FoldSettings#FIRST}.
     *
     * @param generation {@link #NONE} for the active one
     * @param logged the boards with the rules that they were created with
     * @throws IncompatibleGenerationException if there is no such generation
     */
    public Definitions definitionsOf(long generation, Definitions logged) {
        long number = generation == NONE ? active : generation;
        FoldSettings settings = settings(number);
        return definitionsOf(new GenerationStamp(number, settings == null ? FoldSettings.FIRST : settings), logged);
    }

    /**
     * The definitions for the fold of a store.
     *
     * @param store the stamp of the store; an empty store gets the active generation
     * @param own the settings for an empty store, if the log does not contain any
     * @throws IncompatibleGenerationException if there is no such generation, or if the settings of the store differ
     *     from those in the log
     */
    public Definitions toFold(GenerationStamp store, FoldSettings own, Definitions logged) {
        long number = store.isNone() ? active : store.generation();
        FoldSettings settings = Stream.of(settings(number), store.settings(), own)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        if (!store.isNone() && !store.requireSettings().equals(settings)) {
            throw new IncompatibleGenerationException(
                    "the stored generation " + number + " was folded with " + store.requireSettings()
                            + ", but in the log this generation has the settings " + settings
                            + "; empty the store to rebuild it from the log");
        }
        return definitionsOf(new GenerationStamp(number, settings), logged);
    }

    private Definitions definitionsOf(GenerationStamp stamp, Definitions logged) {
        Generation known = all.get(stamp.generation());
        if (known == null) {
            throw new IncompatibleGenerationException("the standings are of generation " + stamp.generation()
                    + ", which the topic leaderboards does not contain; empty Redis to rebuild them from the log");
        }
        if (stamp.generation() == 0) {
            return logged.withStamp(stamp);
        }
        Map<String, BoardHistory> histories = new TreeMap<>();
        logged.all()
                .forEach(h -> histories.put(
                        h.id(), h.withRules(stamp.generation(), known.rules().get(h.id()))));
        return new Definitions(histories, stamp);
    }
}
