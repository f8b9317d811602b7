package gg.leaderboard.log.consumer;

import java.util.Locale;
import org.springframework.core.NestedExceptionUtils;

/** What exceptions say to those who see only health checks: the message of the first cause, without names of classes. */
public final class ExceptionMessages {

    private ExceptionMessages() {}

    /** The message of the first cause of {@code e}, or the kind of failure in words, such as "timeout", if it has none. */
    public static String message(Throwable e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        String message = cause.getMessage();
        if (message == null || message.isBlank() || isDefect(cause)) {
            return kind(cause);
        }
        return cause instanceof Error ? kind(cause) + ": " + message : message;
    }

    // Their messages name classes and methods.
    private static boolean isDefect(Throwable cause) {
        return cause instanceof NullPointerException
                || cause instanceof ClassCastException
                || cause instanceof ArrayStoreException
                || cause instanceof LinkageError;
    }

    private static String kind(Throwable cause) {
        return cause.getClass()
                .getSimpleName()
                .replaceAll("(Exception|Error)$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
