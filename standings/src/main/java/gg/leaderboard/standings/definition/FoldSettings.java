package gg.leaderboard.standings.definition;

import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.window.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what a whole fold of the log counts, beside the rules of boards: the version of the fold, and every setting with which the
 * same log would have come to something else. As text, {@code fold=2 standings.windows=alltime,daily}, by name.
 */
public final class FoldSettings {

    /** The name of the setting that is {@link FoldVersion}. */
    public static final String VERSION = "fold";

    /** The name of the setting that lists the windows. */
    public static final String WINDOWS = "standings.windows";

    /** The name of the setting that limits how many event types and actions a profile counts under their own names. */
    public static final String TYPES = "standings.limits.types";

    /** Its value unless told otherwise. */
    public static final int DEFAULT_TYPES = 200;

    /**
     * Of everything that was written before settings were kept. Which windows that has cannot be known for certain, since some
     * may have been added later: only those that are configured unless told otherwise are believed.
     */
    public static final FoldSettings FIRST = parse("fold=1 standings.windows=alltime,daily,weekly");

    /** Of this version of the fold, with the windows that are configured unless told otherwise. */
    public static final FoldSettings DEFAULT =
            of(FoldVersion.CURRENT, List.of(Window.ALLTIME, Window.DAILY, Window.WEEKLY), DEFAULT_TYPES);

    private final SortedMap<String, String> values;
    private final String text;
    private final int version;
    private final List<Window> windows;

    private FoldSettings(Map<String, String> values) {
        this.values = new TreeMap<>(values);
        this.text = this.values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        this.version = Integer.parseInt(required(VERSION));
        // One that only a newer version knows is no window of ours.
        this.windows = Stream.of(required(WINDOWS).split(","))
                .flatMap(label -> Window.of(label).stream())
                .toList();
    }

    private String required(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing in " + Rules.quote(text)));
    }

    /** Those of a release and its configuration. */
    public static FoldSettings of(int version, Collection<Window> windows, int types) {
        return new FoldSettings(Map.of(
                VERSION,
                String.valueOf(version),
                WINDOWS,
                windows.stream().map(Window::label).collect(Collectors.joining(",")),
                TYPES,
                String.valueOf(types)));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static FoldSettings parse(String text) {
        Map<String, String> values = new TreeMap<>();
        for (String setting : text.split(" ")) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "must be settings such as " + DEFAULT + "; was " + Rules.quote(text));
            }
            values.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new FoldSettings(values);
    }

    /** These with one setting more; {@code value} without blanks. */
    public FoldSettings with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new FoldSettings(more);
    }

    /** See {@link FoldVersion}. */
    public int version() {
        return version;
    }

    /** How many event types, and how many actions, a profile counts under their own names; all of them before there was a limit. */
    public int types() {
        return Integer.parseInt(values.getOrDefault(TYPES, String.valueOf(Integer.MAX_VALUE)));
    }

    public List<Window> windows() {
        return windows;
    }

    public String text() {
        return text;
    }

    /** What differs in {@code other}: {@code fold 1 → 2}. */
    public List<String> changesTo(FoldSettings other) {
        SortedMap<String, String> names = new TreeMap<>(values);
        names.putAll(other.values);
        return names.keySet().stream()
                .filter(name -> !Objects.equals(values.get(name), other.values.get(name)))
                .map(name -> name + " " + shown(values.get(name)) + " → " + shown(other.values.get(name)))
                .toList();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "unset" : value;
    }

    /** Whether standings by these settings have all that those by {@code wanted} have; they may have more windows. */
    public boolean covers(FoldSettings wanted) {
        SortedMap<String, String> mine = new TreeMap<>(values);
        SortedMap<String, String> theirs = new TreeMap<>(wanted.values);
        mine.remove(WINDOWS);
        theirs.remove(WINDOWS);
        return mine.equals(theirs) && windows.containsAll(wanted.windows);
    }

    /**
     * Makes sure that standings by these settings can be folded here.
     *
     * @param current the version of the fold here
     * @param generation of these standings
     * @param remedy what is or must be done about it
     * @throws IncompatibleGenerationException if they were folded by another version
     */
    public void requireVersion(int current, long generation, String remedy) {
        if (version != current) {
            throw new IncompatibleGenerationException("generation " + generation + " was folded by version " + version
                    + " of the fold, and this is version " + current + "; " + remedy);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FoldSettings settings && settings.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
