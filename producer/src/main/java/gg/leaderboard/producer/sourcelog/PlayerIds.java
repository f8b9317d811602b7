package gg.leaderboard.producer.sourcelog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes player ids. A Steam account becomes {@code STEAM_1:y:z}, as in the logs of CS:GO and in earlier releases; so do
 * {@code [U:1:n]}, {@code STEAM_0:y:z} and {@code 7656119…}.
 */
final class PlayerIds {

    private static final Pattern STEAM2 = Pattern.compile("STEAM_[01]:([01]):(\\d{1,10})");
    private static final Pattern STEAM3 = Pattern.compile("\\[U:1:(\\d{1,10})(?::\\d{1,10})?]");
    private static final Pattern STEAM64 = Pattern.compile("\\d{17}");
    private static final long STEAM64_BASE = 76561197960265728L;
    private static final long MAX_ACCOUNT = 1L << 32;

    private static final int MAX_LENGTH = 128;
    private static final Pattern LAN = Pattern.compile("(?:STEAM|VALVE)_ID_LAN");

    // Excludes STEAM_ID_PENDING and similar, which identify no player.
    private static final Pattern OTHER = Pattern.compile("(?:STEAM|VALVE)_(?!ID_)[\\x21-\\x7E]{1,100}");

    private PlayerIds() {}

    /** Null if {@code id} does not identify a human. On a LAN the name is used. */
    static @Nullable String of(String id, String name) {
        Matcher steam2 = STEAM2.matcher(id);
        if (steam2.matches()) {
            return account(2 * Long.parseLong(steam2.group(2)) + Long.parseLong(steam2.group(1)));
        }
        Matcher steam3 = STEAM3.matcher(id);
        if (steam3.matches()) {
            return account(Long.parseLong(steam3.group(1)));
        }
        if (STEAM64.matcher(id).matches()) {
            return account(Long.parseLong(id) - STEAM64_BASE);
        }
        if (LAN.matcher(id).matches()) {
            return name.isBlank() ? null : lan(name);
        }
        return OTHER.matcher(id).matches() ? id : null;
    }

    private static @Nullable String account(long number) {
        return number > 0 && number < MAX_ACCOUNT ? "STEAM_1:" + (number & 1) + ":" + (number >> 1) : null;
    }

    // URL-encoded, because an id may not contain spaces and different names must stay different.
    private static @Nullable String lan(String name) {
        String id = "LAN:" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return id.length() <= MAX_LENGTH ? id : null;
    }
}
