package gg.leaderboard.standings.definition;

/** This release cannot fold or read standings of that generation. The message contains the reason and the remedy. */
public final class IncompatibleGenerationException extends IllegalArgumentException {

    public IncompatibleGenerationException(String problem) {
        super(problem);
    }
}
