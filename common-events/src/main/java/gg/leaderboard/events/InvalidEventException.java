package gg.leaderboard.events;

/** An event that breaks a rule of the contract. The message names the field and the value. */
public final class InvalidEventException extends RuntimeException {

    private final String field;

    public InvalidEventException(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
    }

    /** The field at fault, or {@code event} when it is the record as a whole. */
    public String field() {
        return field;
    }
}
