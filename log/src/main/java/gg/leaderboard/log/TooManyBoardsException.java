package gg.leaderboard.log;

/** A new board was rejected because the limit is reached. Nothing has changed. */
public final class TooManyBoardsException extends RuntimeException {

    private final int limit;

    /** @param limit the most boards, deleted ones included */
    public TooManyBoardsException(int limit) {
        super("the limit of " + limit + " boards is reached, deleted ones included");
        this.limit = limit;
    }

    /** The most boards, deleted ones included. */
    public int limit() {
        return limit;
    }
}
