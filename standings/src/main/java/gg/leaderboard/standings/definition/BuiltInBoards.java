package gg.leaderboard.standings.definition;

import java.util.List;

/** The built-in boards, whose scores come from game events. They use UTC, and the highest score is first. */
public final class BuiltInBoards {

    /** Total points. */
    public static final String GLOBAL = "global";

    public static final String KILLS = "kills";
    public static final String HEADSHOTS = "headshots";
    public static final String ASSISTS = "assists";
    public static final String OBJECTIVES = "objectives";

    /** Prefix of a game's board, followed by the game's id. The board counts total points in that game. */
    public static final String GAME_PREFIX = "game:";

    private static final List<String> NAMED = List.of(GLOBAL, KILLS, HEADSHOTS, ASSISTS, OBJECTIVES);

    private BuiltInBoards() {}

    /** The board of total points in a game. */
    public static String game(String gameId) {
        return GAME_PREFIX + gameId;
    }

    /** All built-in boards except those of the games. */
    public static List<String> named() {
        return NAMED;
    }

    /** Whether {@code board} is a built-in board. Every game has one, even if no event names the game. */
    public static boolean contains(String board) {
        return NAMED.contains(board) || (board.startsWith(GAME_PREFIX) && board.length() > GAME_PREFIX.length());
    }
}
