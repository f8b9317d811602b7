package gg.leaderboard.log;

/** A new board was refused because there are as many as may be. Nothing has changed. */
public final class TooManyBoardsException extends RuntimeException {

    private final int limit;

    /** @param limit how many there may be, deleted ones included */
    public TooManyBoardsException(int limit) {
        super("there are " + limit + " boards, deleted ones included, and no more may be made");
        this.limit = limit;
    }

    /** How many there may be, deleted ones included. */
    public int limit() {
        return limit;
    }
}
