package gg.leaderboard.archive.verify;

/** The checkpoint on which a fold of the log rests was taken back; another will do. */
final class CheckpointChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
