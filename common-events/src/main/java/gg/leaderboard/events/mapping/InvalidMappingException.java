package gg.leaderboard.events.mapping;

/** A mapping that cannot be used. The message names it, the part that is wrong and what was found there. */
public final class InvalidMappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidMappingException(String message) {
        super(message);
    }
}
