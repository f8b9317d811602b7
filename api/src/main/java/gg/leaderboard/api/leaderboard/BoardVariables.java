package gg.leaderboard.api.leaderboard;

import java.util.Set;

/** The variables of paths that contain the id of a board. Reads with another variable are not checked for a board. */
public final class BoardVariables {

    /** The names of the variables. */
    public static final Set<String> ALL = Set.of("leaderboard_id", "board");

    private BoardVariables() {}
}
