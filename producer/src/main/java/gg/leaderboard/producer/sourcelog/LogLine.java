package gg.leaderboard.producer.sourcelog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a server log in the HL Log Standard, if it is of a kind that makes events.
 *
 * @param player who did it
 * @param victim to whom; null if the kind has none
 * @param detail what follows the weapon of a kill; the name of a trigger; else empty
 */
record LogLine(
        Instant time, Kind kind, LogPlayer player, @Nullable LogPlayer victim, String detail) {

    // Players choose their names, and what they say in chat is logged as it is: either may look like a line's rest.
    // So a line counts only if it has as many of these as its kind has players. No name then passes for someone else.
    private static final Pattern IDENTITY = Pattern.compile("<\\d+><[^<>]*><[^<>]*>\"");

    private static final Pattern LINE =
            Pattern.compile("L (\\d\\d/\\d\\d/\\d{4} - \\d\\d:\\d\\d:\\d\\d): (\".*)", Pattern.DOTALL);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/uuuu - HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    enum Kind {
        JOINED(1, "%s entered the game"),
        TRIGGERED(1, "%s triggered \"([^\"]*)\"[^<>\"]*"),
        KILLED(2, "%s killed %s with \"[^\"]*\"([^<>]*)"),
        ASSISTED(2, "%s assisted killing %s");

        private static final String PLAYER = "\"(.*)<\\d+><([^<>]*)><([^<>]*)>\"(?: \\[[-0-9. ]*])?";

        private final int players;
        private final Pattern pattern;

        Kind(int players, String form) {
            this.players = players;
            this.pattern = Pattern.compile(form.replace("%s", PLAYER) + "\\s*", Pattern.DOTALL);
        }
    }

    /** Null if {@code text} is of no kind that makes events, or its time is none. */
    static @Nullable LogLine parse(String text) {
        Matcher line = LINE.matcher(text);
        Instant time = line.matches() ? time(line.group(1)) : null;
        if (time == null) {
            return null;
        }
        String body = line.group(2);
        long players = IDENTITY.matcher(body).results().count();
        for (Kind kind : Kind.values()) {
            Matcher form = kind.pattern.matcher(body);
            if (kind.players == players && form.matches()) {
                return of(time, kind, form);
            }
        }
        return null;
    }

    private static LogLine of(Instant time, Kind kind, Matcher form) {
        LogPlayer player = player(form, 1);
        LogPlayer victim = kind.players == 2 ? player(form, 4) : null;
        int detail = kind.players * 3 + 1;
        return new LogLine(time, kind, player, victim, form.groupCount() >= detail ? form.group(detail) : "");
    }

    private static LogPlayer player(Matcher form, int group) {
        return new LogPlayer(form.group(group), form.group(group + 1), form.group(group + 2));
    }

    private static @Nullable Instant time(String text) {
        try {
            Instant time = LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
            return time.isBefore(Instant.EPOCH) ? null : time;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
