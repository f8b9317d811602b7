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
 * The settings of a fold of the whole log, apart from the rules of boards. They consist of the version of the fold and
 * every setting that changes the result for the same log. The text form is {@code fold=2
 * standings.windows=alltime,daily}, ordered by name.
 */
public final class FoldSettings {

    /** The name of the setting that is {@link FoldVersion}. */
    public static final String VERSION = "fold";

    /** The name of the setting that lists the windows. */
    public static final String WINDOWS = "standings.windows";

    /** The name of the setting that limits how many event types and actions a profile counts under their own names. */
    public static final String TYPES = "standings.limits.types";

    /** The default of {@link #TYPES}. */
    public static final int DEFAULT_TYPES = 200;

    /**
     * The settings of everything that was written before settings were stored. The windows of such standings are
     * uncertain, because some may have been added later. Only the default windows are assumed.
     */
    public static final FoldSettings FIRST = parse("fold=1 standings.windows=alltime,daily,weekly");

    /** This version of the fold with the default windows. */
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
        // Ignore windows that only a newer version has.
        this.windows = Stream.of(required(WINDOWS).split(","))
                .flatMap(label -> Window.of(label).stream())
                .toList();
    }

    private String required(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing in " + Rules.quote(text)));
    }

    /** The settings of a release and its configuration. */
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
     * Parses the result of {@link #text}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static FoldSettings parse(String text) {
        Map<String, String> values = new TreeMap<>();
        for (String setting : text.split(" ", -1)) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "must be settings such as " + DEFAULT + "; was " + Rules.quote(text));
            }
            values.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new FoldSettings(values);
    }

    /** These settings with one more; {@code value} must not contain blanks. */
    public FoldSettings with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new FoldSettings(more);
    }

    /** The version of the fold, see {@link FoldVersion}. */
    public int version() {
        return version;
    }

    /**
     * How many event types, and how many actions, a profile counts under their own names. Settings without this limit
     * count all.
     */
    public int types() {
        return Integer.parseInt(values.getOrDefault(TYPES, String.valueOf(Integer.MAX_VALUE)));
    }

    public List<Window> windows() {
        return windows;
    }

    public String text() {
        return text;
    }

    /** The differences from these settings to {@code other}, such as {@code fold 1 → 2}. */
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

    /**
     * Whether standings with these settings contain everything that {@code wanted} requires. They may have more
     * windows.
     */
    public boolean covers(FoldSettings wanted) {
        SortedMap<String, String> mine = new TreeMap<>(values);
        SortedMap<String, String> theirs = new TreeMap<>(wanted.values);
        mine.remove(WINDOWS);
        theirs.remove(WINDOWS);
        return mine.equals(theirs) && windows.containsAll(wanted.windows);
    }

    /**
     * Checks that this release can fold standings with these settings.
     *
     * @param current the version of the fold in this release
     * @param generation of these standings
     * @param remedy the automatic or required action, for the message
     * @throws IncompatibleGenerationException if they were folded by another version
     */
    public void requireVersion(int current, long generation, String remedy) {
        if (version != current) {
            throw new IncompatibleGenerationException("generation " + generation + " was folded with version " + version
                    + " of the fold, and this release has version " + current + "; " + remedy);
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
