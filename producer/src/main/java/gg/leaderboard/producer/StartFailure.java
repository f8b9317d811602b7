package gg.leaderboard.producer;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Describes in one line why the producer could not start, if the cause is its settings. */
final class StartFailure {

    private StartFailure() {}

    /** Empty if the settings are not the cause of {@code failure}. */
    static Optional<String> reason(Throwable failure) {
        return cause(failure, UsageException.class)
                .map(Throwable::getMessage)
                .or(() -> cause(failure, BindValidationException.class).map(StartFailure::invalid))
                .or(() -> cause(failure, BindException.class).map(StartFailure::unreadable));
    }

    private static <E extends Throwable> Optional<E> cause(Throwable failure, Class<E> type) {
        return Stream.<Throwable>iterate(failure, t -> t != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static String invalid(BindValidationException failure) {
        String prefix = String.valueOf(failure.getValidationErrors().getName());
        return failure.getValidationErrors().getAllErrors().stream()
                .map(error -> invalid(prefix, error))
                .collect(Collectors.joining("; "));
    }

    private static String invalid(String prefix, ObjectError error) {
        return error instanceof FieldError field
                ? Option.nameFor(prefix + "." + field.getField()) + " " + field.getDefaultMessage() + "; was "
                        + field.getRejectedValue()
                : prefix + " " + error.getDefaultMessage();
    }

    private static String unreadable(BindException failure) {
        Object value =
                failure.getProperty() == null ? null : failure.getProperty().getValue();
        return Option.nameFor(failure.getName().toString()) + " must be "
                + kind(failure.getTarget().getType().resolve()) + "; was " + value;
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        if (type == Long.class || type == long.class || type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type == Duration.class) {
            return "a time such as 30s or 5m";
        }
        return type == boolean.class ? "true or false" : "something else";
    }
}
