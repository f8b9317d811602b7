package gg.leaderboard.standings.definition;

import java.util.List;

/** The boards that are always there, fed by what players do. They are in UTC and the highest score is first. */
public final class BuiltInBoards {

    /** Total points. */
    public static final String GLOBAL = "global";

    public static final String KILLS = "kills";
    public static final String HEADSHOTS = "headshots";
    public static final String ASSISTS = "assists";
    public static final String OBJECTIVES = "objectives";

    /** Before the game's id: total points in that game. */
    public static final String GAME_PREFIX = "game:";

    private static final List<String> NAMED = List.of(GLOBAL, KILLS, HEADSHOTS, ASSISTS, OBJECTIVES);

    private BuiltInBoards() {}

    /** The board of total points in a game. */
    public static String game(String gameId) {
        return GAME_PREFIX + gameId;
    }

    /** All but those of the games. */
    public static List<String> named() {
        return NAMED;
    }

    /** Whether {@code board} is one of these; every game has a board, played or not. */
    public static boolean contains(String board) {
        return NAMED.contains(board) || (board.startsWith(GAME_PREFIX) && board.length() > GAME_PREFIX.length());
    }
}
