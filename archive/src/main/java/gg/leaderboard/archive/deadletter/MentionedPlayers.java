package gg.leaderboard.archive.deadletter;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.events.mapping.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whom what cannot be read may be about. It is no event, and must be found when a player is erased all the same. */
public final class MentionedPlayers {

    // In what is no JSON, because it was cut off, say.
    private static final Pattern PLAYER = field("player_id");
    private static final Pattern KILLER = field("killer_id");

    private final Set<String> found = new LinkedHashSet<>();

    /** Those whom {@code value} is about, then the key of the record, if that may be a player. */
    public static Set<String> of(byte @Nullable [] key, byte @Nullable [] value) {
        MentionedPlayers players = new MentionedPlayers();
        players.addFrom(value, "player_id", PLAYER);
        if (key != null) {
            players.add(new String(key, StandardCharsets.UTF_8));
        }
        return players.found;
    }

    /** As {@link #of}, then those whom {@code value} only names: nothing of it is left when one of them is erased. */
    public static Set<String> namedIn(byte @Nullable [] key, byte @Nullable [] value) {
        MentionedPlayers players = new MentionedPlayers();
        players.found.addAll(of(key, value));
        players.addFrom(value, "killer_id", KILLER);
        return players.found;
    }

    /** As {@link #namedIn(byte[], byte[])}, also by the names that {@code mapping} gives to fields of the record. */
    static Set<String> namedIn(byte @Nullable [] key, byte @Nullable [] value, Mapping mapping) {
        MentionedPlayers players = new MentionedPlayers();
        players.found.addAll(namedIn(key, value));
        if (value != null) {
            try {
                ObjectNode event = mapping.apply(EventJson.parse(value));
                players.add(event.path("player_id"));
                players.add(event.path("killer_id"));
            } catch (InvalidEventException e) {
                // What is no JSON has no fields that could be mapped.
            }
        }
        return players.found;
    }

    private static Pattern field(String name) {
        return Pattern.compile("" + Rules.quote(name) + "\\s*:\\s*\"([^\"\\\\]{1,256})\"");
    }

    private void addFrom(byte @Nullable [] value, String name, Pattern inText) {
        if (value == null) {
            return;
        }
        try {
            ObjectNode json = EventJson.parse(value);
            add(json.path(name));
            add(json.path("data").path(name));
        } catch (InvalidEventException e) {
            addAll(value, name);
            Matcher field = inText.matcher(new String(value, StandardCharsets.UTF_8));
            while (field.find()) {
                add(field.group(1));
            }
        }
    }

    // Every value that the field is given, as far as this is JSON: what has a key twice may be about any of them.
    private void addAll(byte[] value, String name) {
        try (JsonParser json = JsonMapper.shared().createParser(value)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING && name.equals(json.currentName())) {
                    add(json.getString());
                }
            }
        } catch (JacksonException e) {
            // What follows here is searched as text.
        }
    }

    private void add(JsonNode player) {
        if (player.isString()) {
            add(player.stringValue());
        }
    }

    private void add(String player) {
        try {
            Rules.id("player_id", player);
            found.add(player);
        } catch (InvalidEventException e) {
            // No id of any player.
        }
    }
}
