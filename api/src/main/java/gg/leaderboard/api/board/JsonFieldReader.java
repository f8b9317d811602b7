package gg.leaderboard.api.board;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a JSON object and collects all errors, so that one response reports them together. */
public final class JsonFieldReader {

    // Each error may quote 200 characters.
    private static final int MAX_DETAIL = 500;

    private final ObjectNode json;
    private final List<FieldError> wrong = new ArrayList<>();

    /**
     * A reader of the object.
     *
     * @param known the valid fields; all others are errors, so that a misspelt field is not ignored
     */
    public JsonFieldReader(ObjectNode json, Set<String> known) {
        this.json = json;
        List<String> unknown = json.propertyNames().stream()
                .filter(field -> !known.contains(field))
                .toList();
        if (!unknown.isEmpty()) {
            add(new InvalidEventException(
                    Rules.excerpt(unknown.get(0)),
                    "is not a valid field; valid fields are "
                            + known.stream().sorted().toList(),
                    unknown.size() == 1 ? "" : "; " + (unknown.size() - 1) + " other fields are not valid either"));
        }
    }

    /** Whether the field is present, even with the value null. */
    public boolean has(String field) {
        return json.has(field);
    }

    /** The value of a text field, or {@code otherwise} if it is missing or invalid. */
    public <T> T text(String field, T otherwise, Function<String, T> read) {
        return value(field, otherwise, value -> {
            if (!value.isString()) {
                throw new InvalidEventException(field, "must be a string; was " + Rules.excerpt(value.toString()));
            }
            return read.apply(value.stringValue());
        });
    }

    /** As {@link #text}, for an enum constant written in lower case. */
    <E extends Enum<E>> E oneOf(String field, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        return text(
                field,
                otherwise,
                text -> Arrays.stream(all)
                        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new InvalidEventException(
                                field,
                                "must be one of " + Arrays.toString(all).toLowerCase(Locale.ROOT) + "; was "
                                        + Rules.quote(text))));
    }

    /** The value of a field of any type. */
    public <T> T value(String field, T otherwise, Function<JsonNode, T> read) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        try {
            return read.apply(value);
        } catch (InvalidEventException e) {
            add(e);
            return otherwise;
        }
    }

    /** Adds the error that this field is missing. */
    public void addMissing(String field) {
        add(new InvalidEventException(field, "is missing"));
    }

    /** Adds an error that concerns several fields. */
    void add(InvalidEventException e) {
        wrong.add(new FieldError(e.field(), e.getMessage()));
    }

    /**
     * Reports the errors.
     *
     * @throws ProblemException 400 that names every invalid field, if there is one
     */
    public void check() {
        if (!wrong.isEmpty()) {
            throw ProblemException.badRequest(detail())
                    .with("field", wrong.get(0).field())
                    .with("errors", List.copyOf(wrong));
        }
    }

    private String detail() {
        StringBuilder detail = new StringBuilder(wrong.get(0).detail());
        int count = 1;
        while (count < wrong.size()
                && detail.length() + wrong.get(count).detail().length() < MAX_DETAIL) {
            detail.append("; ").append(wrong.get(count++).detail());
        }
        return count == wrong.size() ? detail.toString() : detail + "; see errors for more";
    }

    private record FieldError(String field, String detail) {}
}
