package gg.leaderboard.api.board;

import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What callers say that a leaderboard shall be. */
final class BoardForm {

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String RESET_PERIOD = "reset_period";
    private static final String TIME_ZONE = "time_zone";
    private static final String MAX_ENTRIES = "max_entries";

    // By these the scores were counted that are there already.
    private static final List<String> FIXED = List.of(ID, "sort_order", "update_mode", TIME_ZONE);
    private static final Set<String> ALL =
            Set.of(ID, NAME, "sort_order", "update_mode", RESET_PERIOD, TIME_ZONE, MAX_ENTRIES);

    private BoardForm() {}

    /**
     * A new board.
     *
     * @throws ProblemException 400 that names every field that is wrong
     */
    static BoardDefinition create(ObjectNode json) {
        json.properties().removeIf(field -> field.getValue().isNull());
        Form form = new Form(json, ALL);
        if (!form.names(ID)) {
            form.missing(ID);
        }
        String id = form.text(ID, "missing", text -> {
            BoardDefinition.checkId(ID, text);
            return text;
        });
        BoardDefinition board = new BoardDefinition(
                id,
                form.text(NAME, id, BoardForm::name),
                form.oneOf("sort_order", SortOrder.DESC),
                form.oneOf("update_mode", UpdateMode.BEST),
                form.text(RESET_PERIOD, ResetPeriod.NEVER, ResetPeriod::parse),
                form.text(TIME_ZONE, ZoneId.of("UTC"), BoardForm::zone),
                form.value(MAX_ENTRIES, Optional.<Integer>empty(), BoardForm::maxEntries)
                        .orElse(null));
        form.check();
        return board;
    }

    /**
     * Changes a board.
     *
     * @throws ProblemException 400 that names every field that is wrong, 409 if one cannot be changed
     */
    static BoardDefinition change(BoardDefinition board, ObjectNode json) {
        Form form = new Form(json, ALL);
        BoardDefinition changed = new BoardDefinition(
                board.id(),
                form.text(NAME, board.name(), BoardForm::name),
                board.sortOrder(),
                board.updateMode(),
                form.text(RESET_PERIOD, board.resetPeriod(), ResetPeriod::parse),
                board.timeZone(),
                form.value(MAX_ENTRIES, Optional.ofNullable(board.maxEntries()), BoardForm::maxEntries)
                        .orElse(null));
        form.check();
        FIXED.stream().filter(form::names).findFirst().ifPresent(field -> {
            throw new ProblemException(
                            HttpStatus.CONFLICT,
                            field + " cannot be changed: that would need a rebuild of scores already counted.")
                    .with("field", field);
        });
        return changed;
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
                    TIME_ZONE, "must be a time zone such as UTC or Europe/Berlin; was \"" + text + "\"");
        }
    }

    private static Optional<Integer> maxEntries(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new InvalidEventException(MAX_ENTRIES, "must be a whole number; was " + value);
        }
        BoardDefinition.checkMaxEntries(value.longValue());
        return Optional.of((int) value.longValue());
    }
}
