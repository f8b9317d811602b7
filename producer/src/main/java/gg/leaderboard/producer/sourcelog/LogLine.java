package gg.leaderboard.producer.sourcelog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a server log in the HL Log Standard, of a kind that has events.
 *
 * @param players the acting player and, for a kill or an assist, the victim; for a captured point all players who took part
 * @param detail for a kill, the text after the weapon; for a trigger, its name; else empty
 */
record LogLine(Instant time, Kind kind, List<LogPlayer> players, String detail) {

    // Names and chat are logged unescaped and may imitate the rest of a line. So a line counts only if it has exactly
    // as many identities as its kind has players.
    private static final Pattern IDENTITY = Pattern.compile("<\\d+><[^<>]*><[^<>]*>\"");

    // The prefix is "L " in files, "RL " by UDP, and empty by HTTP. journald and Docker add a space before it.
    private static final Pattern LINE = Pattern.compile(
            "\\s*(?:R?L )?(\\d\\d/\\d\\d/\\d{4} - \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{3})?)(?:: | - )((?:\"|Team \").*)",
            Pattern.DOTALL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "MM/dd/uuuu - HH:mm:ss[.SSS]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern CAPTURE = Pattern.compile(
            "Team \"[^\"]*\" triggered \"pointcaptured\".*?\\(numcappers \"(\\d{1,3})\"\\)(.*)", Pattern.DOTALL);

    private static final Pattern CAPPER = Pattern.compile(
            "\\G \\(player\\d+ \"(.*?)<\\d+><([^<>]*)><([^<>]*)>\"\\)(?: \\(position\\d+ \"[^\"]*\"\\))?",
            Pattern.DOTALL);

    enum Kind {
        JOINED(1, "%s entered the game"),
        TRIGGERED(1, "%s triggered \"([^\"]*)\"[^<>]*+"),
        DIED(1, "%s (?:committed suicide(?: with \"[^\"]*\")?[^<>]*+|was killed by the bomb\\.?)"),
        KILLED(2, "%s killed %s(?: with \"[^\"]*\"([^<>]*+))?"),
        ASSISTED(2, "%s (?:assisted killing|triggered \"kill assist\" against) %s[^<>]*+"),
        FLASH_ASSISTED(2, "%s flash-assisted killing %s"),
        CAPTURED(0, "");

        private static final String PLAYER = "\"(.*)<\\d+><([^<>]*)><([^<>]*)>\"(?: \\[[-0-9. ]*])?";

        private final int players;
        private final Pattern pattern;

        Kind(int players, String form) {
            this.players = players;
            this.pattern = Pattern.compile(form.replace("%s", PLAYER) + "\\s*", Pattern.DOTALL);
        }
    }

    LogPlayer player() {
        return players.get(0);
    }

    /** The victim of a kill or an assist. */
    LogPlayer victim() {
        return players.get(1);
    }

    boolean namesKnownPlayers() {
        return players.stream().allMatch(LogPlayer::isKnown);
    }

    /** Null if {@code text} is of no kind that has events, or its time is invalid. */
    static @Nullable LogLine parse(String text) {
        Matcher line = LINE.matcher(text);
        Instant time = line.matches() ? time(line.group(1)) : null;
        if (time == null) {
            return null;
        }
        String body = line.group(2);
        long identities = IDENTITY.matcher(body).results().count();
        if (body.startsWith("Team")) {
            return capture(time, body, identities);
        }
        for (Kind kind : Kind.values()) {
            if (kind.players == identities) {
                Matcher form = kind.pattern.matcher(body);
                if (form.matches()) {
                    return of(time, kind, form);
                }
            }
        }
        return null;
    }

    private static LogLine of(Instant time, Kind kind, Matcher form) {
        List<LogPlayer> players = IntStream.range(0, kind.players)
                .mapToObj(i -> player(form, 3 * i + 1))
                .toList();
        int detail = 3 * kind.players + 1;
        String text = form.groupCount() >= detail ? form.group(detail) : null;
        return new LogLine(time, kind, players, text == null ? "" : text);
    }

    private static @Nullable LogLine capture(Instant time, String body, long identities) {
        Matcher capture = CAPTURE.matcher(body);
        if (identities == 0 || !capture.matches() || Integer.parseInt(capture.group(1)) != identities) {
            return null;
        }
        List<LogPlayer> players = CAPPER.matcher(capture.group(2))
                .results()
                .map(capper -> player(capper, 1))
                .toList();
        return players.size() == identities ? new LogLine(time, Kind.CAPTURED, players, "") : null;
    }

    private static LogPlayer player(MatchResult form, int group) {
        return LogPlayer.of(form.group(group), form.group(group + 1), form.group(group + 2));
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
