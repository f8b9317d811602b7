package gg.leaderboard.archive.rebuild;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardRules;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.RequestBodyReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** New rules of a board; null leaves a rule unchanged. */
record RuleChange(@Nullable SortOrder sortOrder, @Nullable UpdateMode updateMode) {

    private static final Set<String> FIELDS = Set.of("sort_order", "update_mode");

    /**
     * Parses {@code {"boards":{"arena":{"update_mode":"best"}}}}, by board; an empty body means no changes.
     *
     * @throws ProblemException 400 that names the wrong field
     */
    static Map<String, RuleChange> read(byte[] body) {
        Map<String, RuleChange> changes = new TreeMap<>();
        if (body.length == 0) {
            return changes;
        }
        JsonNode request = RequestBodyReader.object("body", body);
        request.propertyNames()
                .forEach(name ->
                        require(name.equals("boards"), Rules.quote(name) + " is unknown; the only field is boards."));
        JsonNode boards = request.path("boards");
        require(
                boards.isMissingNode() || boards.isObject(),
                "boards must be an object, with the ids of boards as names.");
        boards.properties().forEach(board -> changes.put(board.getKey(), change(board.getKey(), board.getValue())));
        return changes;
    }

    private static RuleChange change(String board, JsonNode rules) {
        String where = "boards." + Rules.excerpt(board);
        require(
                rules.isObject() && !rules.isEmpty(),
                where + " must be an object with sort_order, update_mode or both.");
        rules.propertyNames()
                .forEach(name -> require(
                        FIELDS.contains(name),
                        where + "." + Rules.excerpt(name)
                                + " cannot be changed by a rebuild; sort_order and update_mode can."));
        return new RuleChange(
                parseEnum(SortOrder.class, where + ".sort_order", rules.get("sort_order")),
                parseEnum(UpdateMode.class, where + ".update_mode", rules.get("update_mode")));
    }

    private static <E extends Enum<E>> @Nullable E parseEnum(Class<E> type, String where, @Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        String is = value.isString() ? value.stringValue() : "";
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> lower(constant).equals(is))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(where + " must be "
                        + Arrays.stream(type.getEnumConstants())
                                .map(RuleChange::lower)
                                .collect(Collectors.joining(" or "))
                        + "; was " + Rules.excerpt(value.toString()) + "."));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw ProblemException.badRequest(problem);
        }
    }

    /**
     * The rules of {@code board} with these changes.
     *
     * @throws ProblemException 409 if the bounds of the board would decide otherwise on scores that are archived already
     */
    BoardRules applyTo(BoardHistory board) {
        BoardDefinition now = board.newest();
        UpdateMode mode = updateMode == null ? now.updateMode() : updateMode;
        checkBounds(board, mode);
        return new BoardRules(board.createdAt(), sortOrder == null ? now.sortOrder() : sortOrder, mode);
    }

    /**
     * Checks that the bounds of a board allow another mode.
     *
     * @throws ProblemException 409 if they do not
     */
    static void checkBounds(BoardHistory board, UpdateMode mode) {
        board.versions().stream()
                .filter(version -> !version.from().isBefore(board.createdAt()))
                .map(BoardVersion::definition)
                .forEach(version -> checkBounds(version, mode));
    }

    private static void checkBounds(BoardDefinition board, UpdateMode mode) {
        try {
            board.checkBounds(mode);
        } catch (InvalidEventException e) {
            throw ProblemException.conflict(
                    "The update_mode of the leaderboard " + Rules.quote(board.id()) + " cannot be "
                            + lower(mode) + ", because the board has or had a bound: " + e.getMessage()
                            + ". Create another leaderboard.");
        }
    }
}
