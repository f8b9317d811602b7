package gg.leaderboard.log.consumer;

import java.net.UnknownHostException;
import java.util.Locale;
import org.springframework.core.NestedExceptionUtils;

/** Messages of exceptions for health checks: the message of the root cause, without class names. */
public final class ExceptionMessages {

    private ExceptionMessages() {}

    /** The message of the root cause of {@code e}; if it has none, its class in words, such as "timeout". */
    public static String message(Throwable e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        String message = cause.getMessage();
        if (message == null || message.isBlank() || isDefect(cause)) {
            return kind(cause);
        }
        if (cause instanceof UnknownHostException && message.indexOf(' ') < 0) {
            // The message is only the name.
            return kind(cause) + " " + message;
        }
        return cause instanceof Error ? kind(cause) + ": " + message : message;
    }

    // The messages of these exceptions name classes and methods.
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
