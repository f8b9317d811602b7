package gg.leaderboard.api.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of the command {@code keys}.
 *
 * @param action what to do
 * @param id the key to revoke; empty otherwise
 * @param request the fields of a new key, as over HTTP
 * @param properties arguments with a dot in their name, for Spring
 */
record KeyOptions(Action action, String id, ObjectNode request, List<String> properties) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> TEXTS =
            Set.of(KeyRequestParser.NAME, KeyRequestParser.EXPIRES_AT, KeyRequestParser.EXPIRES_IN);
    private static final Set<String> LISTS =
            Set.of(KeyRequestParser.ROLES, KeyRequestParser.BOARDS, KeyRequestParser.GAMES);

    /** Returns the options; empty if an argument is unknown or missing. */
    static Optional<KeyOptions> parse(List<String> arguments) {
        ObjectNode request = MAPPER.createObjectNode();
        List<String> properties = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (parts.length == 2 && parts[0].contains(".")) {
                properties.add(argument);
            } else if (parts.length < 2 || !put(request, field(parts[0]), parts[1])) {
                return Optional.empty();
            }
        }
        Action action = words.isEmpty() ? null : Action.named(words.get(0));
        boolean complete = action != null
                && words.size() == (action == Action.REVOKE ? 2 : 1)
                && (action == Action.CREATE || request.isEmpty());
        return complete && action != null
                ? Optional.of(new KeyOptions(action, words.get(words.size() - 1), request, properties))
                : Optional.empty();
    }

    private static String field(String option) {
        return option.substring("--".length()).replace('-', '_');
    }

    private static boolean put(ObjectNode request, String field, String value) {
        if (TEXTS.contains(field)) {
            request.put(field, value);
            return true;
        }
        if (LISTS.contains(field)) {
            var list = request.putArray(field);
            List.of(value.split(",")).forEach(list::add);
            return true;
        }
        return false;
    }

    /** What the command does. */
    enum Action {
        CREATE,
        LIST,
        REVOKE;

        static @Nullable Action named(String word) {
            for (Action action : values()) {
                if (action.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return action;
                }
            }
            return null;
        }
    }
}
