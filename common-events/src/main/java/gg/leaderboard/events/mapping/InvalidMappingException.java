package gg.leaderboard.events.mapping;

/** An invalid mapping. The message names the mapping, the invalid part and its value. */
public final class InvalidMappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidMappingException(String message) {
        super(message);
    }
}
