package gg.leaderboard.api.keys;

import gg.leaderboard.api.board.JsonFieldReader;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.Role;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parses and validates requests for a new API key. */
final class KeyRequestParser {

    static final String NAME = "name";
    static final String ROLES = "roles";
    static final String BOARDS = "boards";
    static final String GAMES = "games";
    static final String EXPIRES_AT = "expires_at";
    static final String EXPIRES_IN = "expires_in";

    private static final Set<String> ALL = Set.of(NAME, ROLES, BOARDS, GAMES, EXPIRES_AT, EXPIRES_IN);

    // A player's own scores need a token, which names the player.
    private static final List<Role> OF_KEYS = List.of(Role.READ, Role.SUBMIT, Role.MODERATE, Role.OPERATE);
    private static final int MOST_IDS = 100;
    private static final Duration LONGEST = Duration.ofDays(3650);

    private KeyRequestParser() {}

    /**
     * Parses a new key.
     *
     * @throws ProblemException 400 that names every invalid field
     */
    static NewKey parse(ObjectNode json, Instant now) {
        json.properties().removeIf(field -> field.getValue().isNull());
        JsonFieldReader form = new JsonFieldReader(json, ALL);
        List.of(NAME, ROLES).stream().filter(field -> !form.has(field)).forEach(form::addMissing);
        Set<Role> roles = form.value(ROLES, Set.of(), KeyRequestParser::roles);
        NewKey key = new NewKey(
                form.text(NAME, "", KeyRequestParser::name),
                roles,
                form.value(BOARDS, Set.of(), ids(BOARDS, roles, id -> BoardDefinition.checkId(BOARDS, id))),
                form.value(GAMES, Set.of(), ids(GAMES, roles, id -> Rules.id(GAMES, id))),
                expiry(form, now).orElse(null));
        form.check();
        return key;
    }

    private static String name(String text) {
        Rules.name(NAME, text);
        return text;
    }

    private static Set<Role> roles(JsonNode value) {
        Set<Role> roles =
                texts(ROLES, value).stream().map(KeyRequestParser::role).collect(Collectors.toSet());
        if (roles.isEmpty()) {
            throw new InvalidEventException(ROLES, "must name at least one of " + labels());
        }
        return roles;
    }

    private static Role role(String name) {
        return Role.named(name)
                .filter(OF_KEYS::contains)
                .orElseThrow(() ->
                        new InvalidEventException(ROLES, "must be of " + labels() + "; had " + Rules.quote(name)));
    }

    private static List<String> labels() {
        return OF_KEYS.stream().map(Role::label).toList();
    }

    private static Function<JsonNode, Set<String>> ids(
            String field, Set<Role> roles, java.util.function.Consumer<String> check) {
        return value -> {
            Set<String> ids = Set.copyOf(texts(field, value));
            // Otherwise somebody might take it for a limit of the other roles.
            if (!ids.isEmpty() && !roles.contains(Role.SUBMIT)) {
                throw new InvalidEventException(field, "limits only the role submit, which the key does not have");
            }
            if (ids.size() > MOST_IDS) {
                throw new InvalidEventException(field, "must have at most " + MOST_IDS + " ids; had " + ids.size());
            }
            ids.forEach(check);
            return ids;
        };
    }

    private static List<String> texts(String field, JsonNode value) {
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
            throw new InvalidEventException(field, "must be a list of strings; was " + Rules.excerpt(value.toString()));
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }

    private static Optional<Instant> expiry(JsonFieldReader form, Instant now) {
        Optional<Instant> at =
                form.text(EXPIRES_AT, Optional.empty(), text -> Optional.of(checked(EXPIRES_AT, time(text), now)));
        Optional<Instant> in = form.text(EXPIRES_IN, Optional.empty(), text -> {
            if (form.has(EXPIRES_AT)) {
                throw new InvalidEventException(EXPIRES_IN, "must not be sent together with " + EXPIRES_AT);
            }
            return Optional.of(checked(EXPIRES_IN, now.plus(duration(text)), now));
        });
        return at.or(() -> in);
    }

    private static Instant checked(String field, Instant time, Instant now) {
        if (!time.isAfter(now) || time.isAfter(now.plus(LONGEST))) {
            throw new InvalidEventException(
                    field, "must be in the future, within " + LONGEST.toDays() + " days; was " + time);
        }
        return time;
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidEventException(
                    EXPIRES_AT, "must be a time such as 2027-01-31T12:00:00Z; was " + Rules.quote(text));
        }
    }

    private static Duration duration(String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            // Before it is added to a time, which may overflow.
            return duration.compareTo(LONGEST) > 0 ? LONGEST.plusDays(1) : duration;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidEventException(
                    EXPIRES_IN, "must be a duration such as 90d, 12h or PT12H; was " + Rules.quote(text));
        }
    }
}
