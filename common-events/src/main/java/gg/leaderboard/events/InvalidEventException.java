package gg.leaderboard.events;

/** An event that breaks a rule of the contract. The message names the field and the value. */
public final class InvalidEventException extends RuntimeException {

    private final String field;
    private final String message;

    public InvalidEventException(String field, String problem) {
        // Without a stack trace: a flood of bad records must not cost more than good ones.
        super(null, null, false, false);
        this.field = field;
        this.message = field + " " + problem;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** The field at fault, or {@code event} when it is the record as a whole. */
    public String field() {
        return field;
    }
}
