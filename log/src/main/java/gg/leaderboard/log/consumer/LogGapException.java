package gg.leaderboard.log.consumer;

/** Records between a store's progress and the log were deleted. Continuing would count wrongly; a rebuild is needed. */
public final class LogGapException extends RuntimeException {

    private final String message;

    LogGapException(String gap) {
        this.message = gap + "; they must be restored from elsewhere";
    }

    @Override
    public String getMessage() {
        return message;
    }
}
