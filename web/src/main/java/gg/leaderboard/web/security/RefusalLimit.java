package gg.leaderboard.web.security;

import gg.leaderboard.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Limits how many refused calls a client may make. Thread-safe. */
public interface RefusalLimit {

    /**
     * Counts a call that is refused with 401 or 403.
     *
     * @return the problem that replaces the refusal if the client made too many; otherwise empty
     */
    Optional<ProblemException> charge(HttpServletRequest request);
}
