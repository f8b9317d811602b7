package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.events.Rules;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines that look like events but were not recognized: the count and the first line of each kind. */
final class UnrecognizedLines {

    private enum Kind {
        KILLS("\\bkill(?:ed|s)?\\b", "kill(?:ed)?"),
        DEATHS("\\b(?:suicide|died|dies|death)\\b", "suicide|died|death"),
        ASSISTS("\\bassist", "(?:.* )?assist(?:ed)?"),
        OBJECTIVES("(?!)", ".*(?:captur|plant|defuse|rescue|control_?point|flag|bomb|hostage|objective).*");

        private final Pattern verb;
        private final Pattern trigger;

        Kind(String verb, String trigger) {
            this.verb = Pattern.compile(verb);
            this.trigger = Pattern.compile(trigger, Pattern.CASE_INSENSITIVE);
        }
    }

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern PLAYER = Pattern.compile("<\\d+><");
    private static final Pattern TRIGGER = Pattern.compile(" triggered \"([^\"]*)\"");
    private static final Pattern NO_EVENT = Pattern.compile(">\" (?:\\[[-0-9. ]*] )?(?:say|say_team|killed other) ");
    private static final Set<String> NO_OBJECTIVES = Set.of(
            "Got_The_Bomb",
            "Dropped_The_Bomb",
            "Bomb_Begin_Plant",
            "Begin_Bomb_Defuse_With_Kit",
            "Begin_Bomb_Defuse_Without_Kit",
            "Touched_A_Hostage",
            "Killed_A_Hostage");

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, String> first = new EnumMap<>(Kind.class);

    /** Counts {@code text} if it looks like an event. */
    synchronized void add(String text) {
        Kind kind = kind(text);
        if (kind != null) {
            counts.merge(kind, 1L, Long::sum);
            first.putIfAbsent(kind, Rules.excerpt(text));
        }
    }

    synchronized long count() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    /** One line of text for each kind. */
    synchronized List<String> describe() {
        return counts.entrySet().stream()
                .map(seen -> String.format(
                        Locale.ROOT,
                        "Lines that look like %s but were not recognized: %,d; the first: %s",
                        seen.getKey().name().toLowerCase(Locale.ROOT),
                        seen.getValue(),
                        first.get(seen.getKey())))
                .toList();
    }

    // Names and chat are in quotes, verbs are not.
    private static @Nullable Kind kind(String text) {
        if (!PLAYER.matcher(text).find() || NO_EVENT.matcher(text).find()) {
            return null;
        }
        Matcher trigger = TRIGGER.matcher(text);
        String name = trigger.find() ? trigger.group(1) : "";
        String verbs = QUOTED.matcher(text).replaceAll("");
        for (Kind kind : Kind.values()) {
            if (kind.verb.matcher(verbs).find()
                    || (kind.trigger.matcher(name).matches() && !NO_OBJECTIVES.contains(name))) {
                return kind;
            }
        }
        return null;
    }
}
