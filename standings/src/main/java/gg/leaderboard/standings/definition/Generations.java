package gg.leaderboard.standings.definition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The generations of the standings: each is one fold of the whole log, by settings and rules of its own. The first counts every
 * board by what it was made with. Only those are known that are read, are being folded, or can be gone back to.
 *
 * @param active the one that is to be read, from 0
 * @param next the one that is being folded to take its place; null if none is
 * @param last the highest number that was given to any: numbers are never used again
 * @param all by number
 */
public record Generations(long active, @Nullable Long next, long last, SortedMap<Long, Generation> all) {

    /** In place of the number of a generation: standings that hold nothing, and so may become any. */
    public static final long NONE = -1;

    /** As long as nothing was folded anew. By what it was folded, those say who did. */
    public static final Generations FIRST =
            new Generations(0, null, 0, new TreeMap<>(Map.of(0L, new Generation(null, Map.of()))));

    public Generations {
        if (!all.containsKey(active) || (next != null && !all.containsKey(next)) || last < all.lastKey()) {
            throw new IllegalArgumentException("active and next must be known generations, up to the last; were "
                    + active + ", " + next + " and " + last + " of " + all.keySet());
        }
        all = new TreeMap<>(all);
    }

    /** With a generation more, which is to be folded: the active one by {@code settings} and with {@code changed} rules. */
    public Generations withNext(FoldSettings settings, Map<String, BoardRules> changed) {
        long number = last + 1;
        Map<String, BoardRules> rules = new TreeMap<>(activeOne().rules());
        rules.putAll(changed);
        SortedMap<Long, Generation> more = keeping(active);
        more.put(number, new Generation(settings, rules));
        return new Generations(active, number, number, more);
    }

    /** With {@code generation} to be read from now on, and the active one to be gone back to. */
    public Generations withActive(long generation) {
        return new Generations(generation, null, last, keeping(active, generation));
    }

    /** Without a generation that is being folded or can be gone back to. */
    public Generations withoutOthers() {
        return new Generations(active, null, last, keeping(active));
    }

    /** With the settings that {@code store} says that it was folded by, where the log does not say it yet. */
    public Generations withRecordedSettings(GenerationStamp store) {
        Generation known = all.get(store.generation());
        if (known == null || known.settings() != null) {
            return this;
        }
        SortedMap<Long, Generation> recorded = new TreeMap<>(all);
        recorded.put(store.generation(), new Generation(store.requireSettings(), known.rules()));
        return new Generations(active, next, last, recorded);
    }

    private SortedMap<Long, Generation> keeping(Long... numbers) {
        SortedMap<Long, Generation> kept = new TreeMap<>(all);
        kept.keySet().retainAll(List.of(numbers));
        return kept;
    }

    private Generation activeOne() {
        return Objects.requireNonNull(all.get(active));
    }

    /** By what a generation counts; null if it is not known, or only the stores know. */
    public @Nullable FoldSettings settings(long generation) {
        Generation known = all.get(generation);
        return known == null ? null : known.settings();
    }

    /** Whether the next generation counts by other settings than the active one, so that it is to be read without being asked. */
    public boolean nextHasOtherSettings() {
        return next != null && !Objects.equals(settings(next), settings(active));
    }

    /**
     * The definitions by the rules of a generation. Not to fold by: where only stores know by what the generation counts, these
     * say {@link FoldSettings#FIRST}.
     *
     * @param generation {@link #NONE} for the active one
     * @param logged the boards by what they were made with
     * @throws IncompatibleGenerationException if there is no such generation
     */
    public Definitions definitionsOf(long generation, Definitions logged) {
        long number = generation == NONE ? active : generation;
        FoldSettings settings = settings(number);
        return definitionsOf(new GenerationStamp(number, settings == null ? FoldSettings.FIRST : settings), logged);
    }

    /**
     * The definitions by which a store is to be folded.
     *
     * @param store what it says of itself; one that holds nothing is of the active generation
     * @param own by what an empty store is folded if the log does not say it
     * @throws IncompatibleGenerationException if there is no such generation, or the store was folded by other settings than the log says
     */
    public Definitions toFold(GenerationStamp store, FoldSettings own, Definitions logged) {
        long number = store.isNone() ? active : store.generation();
        FoldSettings settings = Stream.of(settings(number), store.settings(), own)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        if (!store.isNone() && !store.requireSettings().equals(settings)) {
            throw new IncompatibleGenerationException(
                    "what is stored as generation " + number + " was folded by " + store.requireSettings()
                            + ", and the log says that this generation is folded by " + settings
                            + "; empty the store, and it is filled again from the log");
        }
        return definitionsOf(new GenerationStamp(number, settings), logged);
    }

    private Definitions definitionsOf(GenerationStamp stamp, Definitions logged) {
        Generation known = all.get(stamp.generation());
        if (known == null) {
            throw new IncompatibleGenerationException(
                    "the standings are of generation " + stamp.generation()
                            + ", of which the topic of leaderboards says nothing; empty Redis, and they are counted again from the log");
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
