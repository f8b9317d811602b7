package gg.leaderboard.processor.partition;

/** Records between the standings and the log are gone. Going on would count wrongly; only a rebuild helps. */
public final class LogGapException extends RuntimeException {

    private final String message;

    LogGapException(String gap) {
        this.message = gap + "; the standings must be rebuilt";
    }

    @Override
    public String getMessage() {
        return message;
    }
}
