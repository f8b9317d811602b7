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

/** Finds the players that an invalid record may be about, so that an erasure can delete it. */
public final class MentionedPlayers {

    // For values that are not JSON, such as truncated ones.
    private static final Pattern PLAYER = field("player_id");
    private static final Pattern KILLER = field("killer_id");

    private final Set<String> found = new LinkedHashSet<>();

    /** The players that {@code value} is about, then the key of the record if it may be a player id. */
    public static Set<String> of(byte @Nullable [] key, byte @Nullable [] value) {
        MentionedPlayers players = new MentionedPlayers();
        players.addFrom(value, "player_id", PLAYER);
        if (key != null) {
            players.add(new String(key, StandardCharsets.UTF_8));
        }
        return players.found;
    }

    /** As {@link #of}, then the players that {@code value} only names; erasing any of them deletes the record. */
    public static Set<String> namedIn(byte @Nullable [] key, byte @Nullable [] value) {
        MentionedPlayers players = new MentionedPlayers();
        players.found.addAll(of(key, value));
        players.addFrom(value, "killer_id", KILLER);
        return players.found;
    }

    /** As {@link #namedIn(byte[], byte[])}, also in the fields that {@code mapping} maps. */
    static Set<String> namedIn(byte @Nullable [] key, byte @Nullable [] value, Mapping mapping) {
        MentionedPlayers players = new MentionedPlayers();
        players.found.addAll(namedIn(key, value));
        if (value != null) {
            try {
                ObjectNode event = mapping.apply(EventJson.parse(value));
                players.add(event.path("player_id"));
                players.add(event.path("killer_id"));
            } catch (InvalidEventException e) {
                // A value that is not JSON has no fields to map.
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

    // All values of the field as far as the text is JSON: a key may occur twice.
    private void addAll(byte[] value, String name) {
        try (JsonParser json = JsonMapper.shared().createParser(value)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING && name.equals(json.currentName())) {
                    add(json.getString());
                }
            }
        } catch (JacksonException e) {
            // The caller searches the rest as text.
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
            // Not a valid player id.
        }
    }
}
