package gg.leaderboard.api.board;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardAccess;
import gg.leaderboard.standings.definition.ScoreBounds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads who may write and read a leaderboard, and the bounds of its scores. Null removes a bound. */
final class BoundsReader {

    /** The fields that this class reads. */
    static final List<String> FIELDS =
            List.of("write", "read", "min", "max", "max_step", "max_per_minute", "min_interval", "on_violation");

    private final JsonFieldReader form;

    BoundsReader(JsonFieldReader form) {
        this.form = form;
    }

    BoardAccess access(BoardAccess before) {
        return new BoardAccess(form.oneOf("write", before.write()), form.oneOf("read", before.read()));
    }

    /** The bounds; call it last, because bounds are checked together once each field is valid. */
    ScoreBounds bounds(ScoreBounds before) {
        Long min = number("min", before.min());
        Long max = number("max", before.max());
        Long maxStep = number("max_step", before.maxStep());
        Long maxPerMinute = number("max_per_minute", before.maxPerMinute());
        var minInterval = optional("min_interval", before.minInterval(), BoundsReader::interval);
        var onViolation = form.oneOf("on_violation", before.onViolation());
        return checked(() -> new ScoreBounds(min, max, maxStep, maxPerMinute, minInterval, onViolation), before);
    }

    /** The result of {@code read}; if it is invalid, the form reports the field and this returns {@code otherwise}. */
    <T> T checked(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (InvalidEventException e) {
            form.add(e);
            return otherwise;
        }
    }

    private @Nullable Long number(String field, @Nullable Long before) {
        return optional(field, before, value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw new InvalidEventException(
                        field, "must be a whole number; was " + Rules.excerpt(value.toString()));
            }
            return value.longValue();
        });
    }

    private <T> @Nullable T optional(String field, @Nullable T before, Function<JsonNode, T> read) {
        return form.value(
                        field,
                        Optional.ofNullable(before),
                        value -> value.isNull() ? Optional.<T>empty() : Optional.of(read.apply(value)))
                .orElse(null);
    }

    private static Duration interval(JsonNode value) {
        return ScoreBounds.interval(value.isString() ? value.stringValue() : value.toString());
    }
}
