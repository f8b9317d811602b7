package gg.leaderboard.attack.oracle;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An event as the documentation defines it, read from one record. */
final class PlainEvent {

    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_BOARDS = 100;

    private static final BigInteger MAX_POINTS = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger MAX_SCORE = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);
    private static final Instant LAST_END = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Map<String, Object> top;
    private final Map<String, Object> data;
    private final Map<String, String> headers = new TreeMap<>();
    private final List<ExpectedVerdict> verdicts = new ArrayList<>();
    private final Instant logTime;

    private PlainEvent(Map<String, Object> top, Instant logTime) {
        this.top = top;
        this.data = PlainJson.object(top.get("data"));
        this.logTime = logTime;
    }

    /**
     * Reads a record of the log.
     *
     * @param header returns the value of the last header with a name, null if there is none
     * @return the event with its verdict; empty if it cannot be parsed
     */
    static Optional<PlainEvent> read(
            byte @Nullable [] value, Function<String, byte @Nullable []> header, Instant logTime, String place) {
        return read(
                value,
                logTime,
                place,
                event -> PlainCloudEvent.read(header, event.top)
                        .ifPresent(cloud -> event.headers.putAll(cloud.fields(event.verdicts))));
    }

    /** Reads a score from {@code leaderboard-scores}, completed as the relay does. */
    static Optional<PlainEvent> readScore(byte @Nullable [] value, Instant logTime, String place) {
        return read(value, logTime, place, event -> event.headers.put("event_type", "score_submitted"));
    }

    private static Optional<PlainEvent> read(
            byte @Nullable [] value, Instant logTime, String place, Consumer<PlainEvent> addHeaders) {
        if (value == null || value.length > MAX_BYTES || !(PlainJson.parse(value) instanceof Map<?, ?> json)) {
            return Optional.empty();
        }
        PlainEvent event = new PlainEvent(PlainJson.object(json), logTime);
        addHeaders.accept(event);
        event.judge(place);
        return Optional.of(event);
    }

    /** Returns the worst verdict of all fields: refused before open, open before counts. */
    ExpectedVerdict verdict() {
        if (verdicts.contains(ExpectedVerdict.REFUSED)) {
            return ExpectedVerdict.REFUSED;
        }
        return verdicts.contains(ExpectedVerdict.OPEN) ? ExpectedVerdict.OPEN : ExpectedVerdict.COUNTS;
    }

    void addVerdict(ExpectedVerdict verdict) {
        verdicts.add(verdict);
    }

    String type() {
        return text("event_type").orElse("");
    }

    String id(String place) {
        return text("event_id").orElse(place);
    }

    String player() {
        return text("player_id").orElse("");
    }

    Instant time() {
        Object value = find("timestamp");
        return value == null ? logTime : PlainTime.moment(value).orElse(Instant.EPOCH);
    }

    /** Returns whether {@link #time()} is known. A time in a rare format may be accepted or refused. */
    boolean hasKnownTime() {
        Object value = find("timestamp");
        return value == null || PlainTime.moment(value).isPresent();
    }

    Optional<String> text(String field) {
        return PlainJson.text(find(field));
    }

    boolean has(String field) {
        return find(field) != null;
    }

    long number(String field) {
        return find(field) instanceof BigInteger number ? number.longValue() : 0;
    }

    private void judge(String place) {
        verdicts.add(isText("event_type", true));
        verdicts.add(TextRules.id(id(place)));
        verdicts.add(isText("event_id", false));
        verdicts.add(isText("player_id", true));
        verdicts.add(TextRules.id(player()));
        verdicts.add(isText("player_name", false));
        verdicts.add(TextRules.optionalName(text("player_name")));
        verdicts.add(isText("game_id", false));
        verdicts.add(TextRules.optionalId(text("game_id")));
        judgeTime();
        judgeType();
    }

    private void judgeTime() {
        Object value = find("timestamp");
        if (value == null) {
            return; // The event happened when it was logged.
        }
        boolean inRange = !time().isBefore(Instant.EPOCH) && !time().isAfter(logTime.plus(MAX_AHEAD));
        verdicts.add(PlainTime.judge(value, inRange));
    }

    private void judgeType() {
        switch (type()) {
            case "player_scored" -> {
                verdicts.add(isWhole("points", MAX_POINTS, true));
                judgeAction();
            }
            case "player_score" -> {
                verdicts.add(isWhole(has("points") ? "points" : "score", MAX_POINTS, true));
                judgeAction();
            }
            case "kill", "headshot", "assist" -> verdicts.add(isWhole("points", MAX_POINTS, false));
            case "achievement_unlocked" -> judgeAchievement();
            case "score_submitted" -> {
                verdicts.add(isText("leaderboard_id", true));
                verdicts.add(TextRules.id(text("leaderboard_id").orElse("")));
                verdicts.add(isWhole("score", MAX_SCORE, true));
            }
            case "player_died" -> {
                verdicts.add(isText("killer_id", false));
                verdicts.add(TextRules.optionalId(text("killer_id")));
            }
            case "match_ended" ->
                verdicts.add(
                        List.of("win", "loss", "draw").contains(text("outcome").orElse(""))
                                ? ExpectedVerdict.COUNTS
                                : ExpectedVerdict.REFUSED);
            case "player_removed" -> {
                verdicts.add(isText("leaderboard_id", false));
                verdicts.add(TextRules.optionalId(text("leaderboard_id")));
            }
            case "player_hidden" -> {
                requireAbsent("leaderboard_id");
                verdicts.add(isText("reason", false));
                verdicts.add(text("reason").map(TextRules::text).orElse(ExpectedVerdict.COUNTS));
                judgeEnd();
                judgeBoards();
            }
            case "player_restored" -> {
                requireAbsent("leaderboard_id");
                verdicts.add(isText("ban_id", false));
                verdicts.add(TextRules.optionalId(text("ban_id")));
                judgeBoards();
            }
            case "player_erased" -> {
                requireAbsent("leaderboard_id");
                requireAbsent("leaderboard_ids");
            }
            default -> verdicts.add(TextRules.id(type()));
        }
    }

    private void judgeAchievement() {
        boolean byId = !has("achievement_name") && has("achievement_id");
        String name = byId ? "achievement_id" : "achievement_name";
        verdicts.add(isText(name, true));
        verdicts.add(TextRules.name(text(name).orElse("")));
        verdicts.add(isText("achievement_rarity", !byId));
        verdicts.add(TextRules.optionalName(text("achievement_rarity")));
    }

    private void requireAbsent(String field) {
        verdicts.add(has(field) ? ExpectedVerdict.REFUSED : ExpectedVerdict.COUNTS);
    }

    private void judgeEnd() {
        Object until = find("until");
        if (until != null) {
            Optional<Instant> end = PlainTime.moment(until);
            verdicts.add(PlainTime.judge(
                    until,
                    end.filter(e -> e.isAfter(logTime) && !e.isAfter(LAST_END)).isPresent()));
        }
    }

    private void judgeBoards() {
        List<Object> boards = PlainJson.list(find("leaderboard_ids"));
        if (has("leaderboard_ids")) {
            verdicts.add(
                    boards.isEmpty() || boards.size() > MAX_BOARDS ? ExpectedVerdict.REFUSED : ExpectedVerdict.COUNTS);
        }
        boards.forEach(
                board -> verdicts.add(PlainJson.text(board).map(TextRules::id).orElse(ExpectedVerdict.REFUSED)));
    }

    /** The boards that a ban covers; none for all boards. */
    List<String> boards() {
        return PlainJson.list(find("leaderboard_ids")).stream()
                .flatMap(board -> PlainJson.text(board).stream())
                .toList();
    }

    private void judgeAction() {
        verdicts.add(isText("action", false));
        verdicts.add(TextRules.optionalName(text("action")));
    }

    private ExpectedVerdict isText(String field, boolean required) {
        Object value = find(field);
        return value instanceof String || (value == null && !required)
                ? ExpectedVerdict.COUNTS
                : ExpectedVerdict.REFUSED;
    }

    private ExpectedVerdict isWhole(String field, BigInteger limit, boolean required) {
        Object value = find(field);
        if (value == null) {
            return required ? ExpectedVerdict.REFUSED : ExpectedVerdict.COUNTS;
        }
        return value instanceof BigInteger number && number.abs().compareTo(limit) <= 0
                ? ExpectedVerdict.COUNTS
                : ExpectedVerdict.REFUSED;
    }

    // Searches the top level and "data". A null in "data" counts as absent.
    private @Nullable Object find(String field) {
        String inHeader = headers.get(field);
        if (inHeader != null) {
            return inHeader;
        }
        Object value = top.get(field);
        if (value == null || value == PlainJson.NULL) {
            value = data.get(field);
        }
        return value == PlainJson.NULL ? null : value;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s of %s at %s", type(), player(), time());
    }
}
