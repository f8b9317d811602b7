package gg.leaderboard.producer.sourcelog;

import java.util.Locale;

/** The formats of player ids in logs. */
enum PlayerIdFormat {
    STEAM3,
    STEAM_0,
    STEAM_1,
    STEAM64,
    VALVE,
    LAN;

    String format(MatchPlayer fighter) {
        if (fighter.isBot()) {
            return "BOT";
        }
        long account = fighter.account();
        return switch (this) {
            case STEAM3 -> "[U:1:" + account + "]";
            case STEAM_0 -> halves("STEAM_0", account);
            case STEAM_1 -> halves("STEAM_1", account);
            case STEAM64 -> String.valueOf(76561197960265728L + account);
            case VALVE -> halves("VALVE_0", account);
            case LAN -> "STEAM_ID_LAN";
        };
    }

    /** The id of the player's events. */
    String playerId(MatchPlayer fighter) {
        return switch (this) {
            case STEAM3, STEAM_0, STEAM_1, STEAM64 -> halves("STEAM_1", fighter.account());
            case VALVE -> format(fighter);
            case LAN -> "LAN:" + fighter.name().replace("Æ", "%C3%86");
        };
    }

    private static String halves(String prefix, long account) {
        return String.format(Locale.ROOT, "%s:%d:%d", prefix, account % 2, account / 2);
    }
}
