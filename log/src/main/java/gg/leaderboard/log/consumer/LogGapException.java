package gg.leaderboard.log.consumer;

/** Records between a store and the log are gone. Going on would count wrongly; only a rebuild helps. */
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
