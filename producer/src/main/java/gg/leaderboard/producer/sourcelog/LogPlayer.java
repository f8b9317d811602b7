package gg.leaderboard.producer.sourcelog;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A player on a line of the log: {@code "name<12><STEAM_1:0:1><CT>"}.
 *
 * @param id the normalized id of a human; null if there is none
 * @param loggedId the id in the line: of a human, {@code BOT} or {@code Console}
 * @param team empty before the player chooses one
 */
record LogPlayer(String name, @Nullable String id, String loggedId, String team) {

    private static final Set<String> MACHINES = Set.of("", "BOT", "Console", "HLTV");
    private static final Set<String> NO_TEAM = Set.of("", "unassigned");

    static LogPlayer of(String name, String loggedId, String team) {
        return new LogPlayer(name, PlayerIds.of(loggedId, name), loggedId, team);
    }

    /** Whether this is a human with an id, or no human. */
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
