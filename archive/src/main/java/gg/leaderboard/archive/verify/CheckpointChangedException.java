package gg.leaderboard.archive.verify;

/** The base checkpoint of a fold was invalidated; retry with another one. */
final class CheckpointChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
