package gg.leaderboard.standings.definition;

/** Standings of a generation that cannot be folded or read here. The message says why, and what to do. */
public final class IncompatibleGenerationException extends IllegalArgumentException {

    public IncompatibleGenerationException(String problem) {
        super(problem);
    }
}
