package gg.leaderboard.api.board;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardAccess;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Rate;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.web.ProblemException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Parses and validates requests to create or change a leaderboard. */
final class BoardRequestParser {

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String RESET_PERIOD = "reset_period";
    private static final String TIME_ZONE = "time_zone";
    private static final String MAX_ENTRIES = "max_entries";
    private static final String SUBMIT_LIMIT = "submit_limit";

    // Existing scores were counted with these settings, so they cannot change.
    private static final List<String> COUNTED_BY = List.of(ID, "sort_order", "update_mode", TIME_ZONE);

    // Clients may send back a board as it was read, so fixed fields are accepted if they are unchanged.
    private static final List<String> FIXED = Stream.concat(COUNTED_BY.stream(), Stream.of("built_in", "created_at"))
            .toList();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> ALL = Stream.concat(
                    Stream.of(
                            ID, NAME, "sort_order", "update_mode", RESET_PERIOD, TIME_ZONE, MAX_ENTRIES, SUBMIT_LIMIT),
                    BoundsReader.FIELDS.stream())
            .collect(Collectors.toUnmodifiableSet());

    // The time of the last change may be out of date when a client sends it back, so its value is ignored.
    private static final Set<String> TOLD = Stream.of(ALL.stream(), FIXED.stream(), Stream.of("updated_at"))
            .flatMap(fields -> fields)
            .collect(Collectors.toUnmodifiableSet());

    private BoardRequestParser() {}

    /**
     * Parses a new board.
     *
     * @throws ProblemException 400 that names every invalid field
     */
    static BoardDefinition create(ObjectNode json) {
        json.properties().removeIf(field -> field.getValue().isNull());
        JsonFieldReader form = new JsonFieldReader(json, ALL);
        if (!form.has(ID)) {
            form.addMissing(ID);
        }
        String id = form.text(ID, "missing", text -> {
            BoardDefinition.checkId(ID, text);
            return text;
        });
        BoundsReader bounds = new BoundsReader(form);
        BoardDefinition board = new BoardDefinition(
                id,
                form.text(NAME, id, BoardRequestParser::name),
                form.oneOf("sort_order", SortOrder.DESC),
                form.oneOf("update_mode", UpdateMode.BEST),
                form.text(RESET_PERIOD, ResetPeriod.NEVER, ResetPeriod::parse),
                form.text(TIME_ZONE, ZoneId.of("UTC"), BoardRequestParser::zone),
                form.value(MAX_ENTRIES, Optional.<Integer>empty(), BoardRequestParser::maxEntries)
                        .orElse(null),
                form.value(SUBMIT_LIMIT, Optional.<Rate>empty(), BoardRequestParser::submitLimit)
                        .orElse(null),
                bounds.access(BoardAccess.DEFAULT),
                ScoreBounds.NONE);
        return bounded(form, bounds, board);
    }

    /**
     * Changes an existing board. Fields with their current value are accepted.
     *
     * @throws ProblemException 400 that names every invalid field, 409 if a field cannot be changed
     */
    static BoardDefinition change(BoardHistory history, ObjectNode json) {
        BoardDefinition board = history.current().orElseThrow();
        JsonFieldReader form = new JsonFieldReader(json, TOLD);
        BoundsReader bounds = new BoundsReader(form);
        BoardDefinition changed = new BoardDefinition(
                board.id(),
                form.text(NAME, board.name(), BoardRequestParser::name),
                board.sortOrder(),
                board.updateMode(),
                form.text(RESET_PERIOD, board.resetPeriod(), ResetPeriod::parse),
                board.timeZone(),
                form.value(MAX_ENTRIES, Optional.ofNullable(board.maxEntries()), BoardRequestParser::maxEntries)
                        .orElse(null),
                form.value(SUBMIT_LIMIT, Optional.ofNullable(board.submitLimit()), BoardRequestParser::submitLimit)
                        .orElse(null),
                bounds.access(board.access()),
                board.bounds());
        changed = bounded(form, bounds, changed);
        JsonNode told = MAPPER.valueToTree(BoardResponse.of(history));
        FIXED.stream()
                .filter(field -> form.has(field) && !told.get(field).equals(json.get(field)))
                .findFirst()
                .ifPresent(field -> {
                    throw fixed(field);
                });
        return changed;
    }

    private static BoardDefinition bounded(JsonFieldReader form, BoundsReader bounds, BoardDefinition board) {
        BoardDefinition bounded = board.withBounds(bounds.bounds(board.bounds()));
        bounds.checked(
                () -> {
                    bounded.checkBounds(bounded.updateMode());
                    return bounded;
                },
                bounded);
        form.check();
        return bounded;
    }

    private static ProblemException fixed(String field) {
        String why = COUNTED_BY.contains(field) ? " without a rebuild of the scores." : ".";
        return new ProblemException(HttpStatus.CONFLICT, field + " cannot be changed" + why).with("field", field);
    }

    private static String name(String text) {
        Rules.name(NAME, text);
        return text;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new InvalidEventException(
                    TIME_ZONE, "must be a time zone such as UTC or Europe/Berlin; was " + Rules.quote(text));
        }
    }

    private static Optional<Rate> submitLimit(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Rate.of(value.isString() ? value.stringValue() : value.toString()));
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(SUBMIT_LIMIT, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Integer> maxEntries(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new InvalidEventException(
                    MAX_ENTRIES, "must be a whole number; was " + Rules.excerpt(value.toString()));
        }
        BoardDefinition.checkMaxEntries(value.longValue());
        return Optional.of((int) value.longValue());
    }
}
