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
     * A rule that was broken by something.
     *
     * @param rule as it reads for every event that breaks it
     * @param found what this event had instead, to be read on: {@code "; was 7"}
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

    /** The message without what this event had: the same for all that break the same rule. */
    public String rule() {
        return rule;
    }

    /** The field at fault, or {@code event} when it is the record as a whole. */
    public String field() {
        return field;
    }
}
