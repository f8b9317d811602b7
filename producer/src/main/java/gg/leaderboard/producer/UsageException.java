package gg.leaderboard.producer;

/** Something that whoever started the producer can mend. The message is one line that says what and how. */
public final class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
