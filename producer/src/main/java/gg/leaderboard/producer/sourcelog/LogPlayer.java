package gg.leaderboard.producer.sourcelog;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone on a line of the log: {@code "name<12><STEAM_1:0:1><CT>"}.
 *
 * @param id the one id of a human; null if there is none
 * @param loggedId as the line has it: that of a human, {@code BOT} or {@code Console}
 * @param team empty before one is chosen
 */
record LogPlayer(String name, @Nullable String id, String loggedId, String team) {

    private static final Set<String> MACHINES = Set.of("", "BOT", "Console", "HLTV");
    private static final Set<String> NO_TEAM = Set.of("", "unassigned");

    static LogPlayer of(String name, String loggedId, String team) {
        return new LogPlayer(name, PlayerIds.of(loggedId, name), loggedId, team);
    }

    /** Whether it is clear who this is: a human with an id, or no human at all. */
    boolean isKnown() {
        return id != null || MACHINES.contains(loggedId);
    }

    boolean isSameHumanAs(LogPlayer other) {
        return id != null && id.equals(other.id);
    }

    boolean isTeamMateOf(LogPlayer other) {
        return team.equals(other.team) && !NO_TEAM.contains(team.toLowerCase(Locale.ROOT));
    }
}
