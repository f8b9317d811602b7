package gg.leaderboard.standalone;

/** Why nothing was started, in words for the person at the console, who needs no stack trace. */
final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStartException(String message) {
        super(message);
    }
}
