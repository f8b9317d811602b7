package gg.leaderboard.archive.verify;

import gg.leaderboard.log.consumer.ExceptionMessages;
import gg.leaderboard.web.archive.Verification;
import gg.leaderboard.web.archive.Verification.ComparedPart;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Compares one board with the archive, and says what to do if they differ. */
@Component
class BoardComparison {

    private static final int ATTEMPTS = 3;

    private final Function<String, Verification> verifier;

    @Autowired
    BoardComparison(Verifier verifier, DailyVerifyProperties properties) {
        this(board -> verifier.verify(board, part -> true, properties.maxPlayers()));
    }

    BoardComparison(Function<String, Verification> verifier) {
        this.verifier = verifier;
    }

    Outcome compare(String board) {
        try {
            Verification verification = verifier.apply(board);
            for (int attempt = 1; attempt < ATTEMPTS && !isDecided(verification); attempt++) {
                verification = verifier.apply(board);
            }
            return outcome(board, verification);
        } catch (TooManyPlayersException e) {
            return new Outcome(
                    VerifyResult.SKIPPED,
                    "The leaderboard %s was not compared with the archive: %s. To compare it, increase leaderboard.archive.verify.max-players and the heap (-Xmx)"
                            .formatted(board, e.getMessage()));
        } catch (RuntimeException e) {
            return new Outcome(
                    VerifyResult.FAILED,
                    "The leaderboard %s could not be compared with the archive: %s. To repeat it: GET /api/v1/leaderboards/%1$s/verify"
                            .formatted(board, ExceptionMessages.message(e)));
        }
    }

    private static Outcome outcome(String board, Verification verification) {
        if (verification.equal()) {
            return new Outcome(VerifyResult.EQUAL, "");
        }
        return isDecided(verification)
                ? new Outcome(
                        VerifyResult.UNEQUAL,
                        "%d score(s) of the leaderboard %s in Redis differ from the archive. GET /api/v1/leaderboards/%2$s/verify lists them. Rebuild the standings: java -jar archive.jar rebuild"
                                .formatted(differing(verification), board))
                : new Outcome(
                        VerifyResult.FAILED,
                        "The leaderboard %s changed too fast to be compared. Compare it when fewer events arrive"
                                .formatted(board));
    }

    // Players whose events were being processed may be equal at another attempt.
    private static boolean isDecided(Verification verification) {
        return verification.equal() || differing(verification) > 0;
    }

    private static long differing(Verification verification) {
        return verification.parts().stream().mapToLong(ComparedPart::differing).sum();
    }

    /** @param warning for the log; empty if the board is equal */
    record Outcome(VerifyResult result, String warning) {}
}
