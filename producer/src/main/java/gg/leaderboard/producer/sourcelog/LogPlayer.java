package gg.leaderboard.producer.sourcelog;

import java.util.regex.Pattern;

/**
 * Someone on a line of the log: {@code "name<12><STEAM_1:0:1><CT>"}.
 *
 * @param id the Steam id of a human, {@code BOT} or {@code Console}
 * @param team empty before one is chosen
 */
record LogPlayer(String name, String id, String team) {

    // Not STEAM_ID_PENDING and STEAM_ID_LAN: those are no one's alone.
    private static final Pattern HUMAN = Pattern.compile("STEAM_(?!ID_)[\\x21-\\x7E]{1,100}");

    boolean isHuman() {
        return HUMAN.matcher(id).matches();
    }

    boolean isTeamMateOf(LogPlayer other) {
        return team.equals(other.team);
    }
}
