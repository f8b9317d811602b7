package gg.leaderboard.web.security;

import gg.leaderboard.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;

/**
 * The API key or token of a client that stays connected. It is checked again while the client is connected, because keys are
 * revoked and tokens expire. Thread-safe.
 */
public final class CallerSession {

    private final CallerAuthenticator callers;
    private final boolean open;
    private volatile @Nullable String credentials;

    private CallerSession(CallerAuthenticator callers, boolean open, @Nullable String credentials) {
        this.callers = callers;
        this.open = open;
        this.credentials = credentials;
    }

    /** Returns the session of the client that made this request, which was admitted. */
    public static CallerSession of(HttpServletRequest request, CallerAuthenticator callers) {
        boolean open = Callers.of(request).equals(Caller.LOCAL);
        return new CallerSession(
                callers, open, open ? null : Credentials.of(request).orElse(null));
    }

    /**
     * Replaces the credentials if the new ones are valid.
     *
     * @return whether they are
     * @throws ProblemException 503 if they cannot be checked now
     */
    public boolean replace(String sent) {
        boolean valid = open || isValid(sent);
        if (valid) {
            credentials = sent;
        }
        return valid;
    }

    /** Returns false if the credentials are no longer valid; true if there are none, or they cannot be checked now. */
    public boolean isValid() {
        String current = credentials;
        try {
            return open || current == null || callers.isStillValid(current);
        } catch (ProblemException e) {
            return true;
        }
    }

    private boolean isValid(String sent) {
        try {
            callers.authenticate(sent);
            return true;
        } catch (BadCredentialsException e) {
            return false;
        }
    }
}
