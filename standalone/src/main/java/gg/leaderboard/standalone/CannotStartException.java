package gg.leaderboard.standalone;

/** The reason why nothing was started. The message is intended for the console, without a stack trace. */
final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStartException(String message) {
        super(message);
    }
}
