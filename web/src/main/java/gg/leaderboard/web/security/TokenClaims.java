package gg.leaderboard.web.security;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;

/** The claims of a valid token. */
public record TokenClaims(Map<String, Object> claims) {

    /** The claim with the boards that the caller may write; absent for all. */
    public static final String BOARDS = "boards";

    /** The claim with the games whose events the caller may send; absent for all. */
    static final String GAMES = "games";

    /**
     * Returns the subject.
     *
     * @throws BadCredentialsException if it does not have 1–128 visible characters
     */
    public String subject() {
        if (claims.get("sub") instanceof String subject) {
            try {
                Rules.id("sub", subject);
                return subject;
            } catch (InvalidEventException e) {
                throw new BadCredentialsException("The token is invalid: " + e.getMessage() + ".", e);
            }
        }
        throw new BadCredentialsException("The token is invalid: it has no subject.");
    }

    /** Returns the text of a claim; empty if there is none. */
    public Optional<String> text(String name) {
        return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * Returns the elements of a claim that limits the caller; empty if the claim is absent, so that everything is allowed.
     *
     * @throws BadCredentialsException if it is not a list of texts
     */
    public Set<String> limit(String name) {
        Object claim = claims.get(name);
        if (claim == null) {
            return Set.of();
        }
        // An empty or unreadable limit must not allow everything.
        if (claim instanceof Collection<?> list
                && !list.isEmpty()
                && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).collect(Collectors.toSet());
        }
        throw new BadCredentialsException("The token is invalid: " + name + " must be a list of texts.");
    }

    /**
     * Returns the roles in a claim. Unknown ones are ignored.
     *
     * @param name name of the claim; dots separate the names of nested claims
     */
    Set<Role> roles(String name) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words(nested(name)).forEach(word -> Role.named(word).ifPresent(roles::add));
        return roles;
    }

    private @Nullable Object nested(String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        Object value = claims;
        for (String part : name.split("\\.", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(part) : null;
        }
        return value;
    }

    private static Stream<String> words(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Arrays.stream(text.split(" ", -1));
        }
        return claim instanceof Collection<?> list ? list.stream().map(String::valueOf) : Stream.empty();
    }
}
