package gg.leaderboard.producer;

/** An error that the user of the producer can fix. The message is one line with the error. */
public final class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
