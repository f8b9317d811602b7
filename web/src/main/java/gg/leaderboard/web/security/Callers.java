package gg.leaderboard.web.security;

import jakarta.servlet.http.HttpServletRequest;

/** The caller of a request, which the first filter that handles it sets. */
public final class Callers {

    private static final String ATTRIBUTE = Caller.class.getName();

    private Callers() {}

    /** Returns the caller of the request; without a known one, the caller who may only read what is public. */
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : Caller.ANONYMOUS;
    }

    static void set(HttpServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    // After an asynchronous wait, another dispatch of the same request passes the filters.
    static boolean isKnown(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
