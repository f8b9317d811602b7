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
    private volatile Identity identity;

    private CallerSession(CallerAuthenticator callers, Identity identity) {
        this.callers = callers;
        this.identity = identity;
    }

    /** Returns the session of the client that made this request, which was admitted. */
    public static CallerSession of(HttpServletRequest request, CallerAuthenticator callers) {
        Caller caller = Callers.of(request);
        return new CallerSession(
                callers,
                new Identity(
                        caller,
                        caller.equals(Caller.LOCAL)
                                ? null
                                : Credentials.of(request).orElse(null)));
    }

    /** Returns who the client is. */
    public Caller caller() {
        return identity.caller();
    }

    /**
     * Replaces the credentials if the new ones are valid.
     *
     * @return whether they are
     * @throws ProblemException 503 if they cannot be checked now
     */
    public boolean replace(String sent) {
        if (caller().equals(Caller.LOCAL)) {
            return true;
        }
        try {
            identity = new Identity(callers.authenticate(sent), sent);
            return true;
        } catch (BadCredentialsException e) {
            return false;
        }
    }

    /** Returns false if the credentials are no longer valid; true if there are none, or they cannot be checked now. */
    public boolean isValid() {
        String current = identity.credentials();
        try {
            return current == null || callers.isStillValid(current);
        } catch (ProblemException e) {
            return true;
        }
    }

    private record Identity(Caller caller, @Nullable String credentials) {}
}
