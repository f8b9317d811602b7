package gg.leaderboard.events;

/** An event that breaks a rule of the contract. The message names the field and the value. */
public final class InvalidEventException extends RuntimeException {

    private final String field;
    private final String rule;
    private final String message;

    public InvalidEventException(String field, String problem) {
        this(field, problem, "");
    }

    /**
     * A broken rule and the offending value.
     *
     * @param rule the rule, without anything specific to this event
     * @param found the offending value, as the end of the message: {@code "; was 7"}
     */
    public InvalidEventException(String field, String rule, String found) {
        // Without a stack trace: a flood of bad records must not cost more than good ones.
        super(null, null, false, false);
        this.field = field;
        this.rule = field + " " + rule;
        this.message = this.rule + found;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** The message without the offending value: the same for all events that break the same rule. */
    public String rule() {
        return rule;
    }

    /** The invalid field, or {@code event} if the record as a whole is invalid. */
    public String field() {
        return field;
    }
}
