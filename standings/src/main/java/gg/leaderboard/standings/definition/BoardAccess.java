package gg.leaderboard.standings.definition;

/**
 * Who may send scores to a board and who may read it, while calls need credentials. It has no effect on what counts.
 *
 * @param write who may send scores
 * @param read who may read the board
 */
public record BoardAccess(Write write, Read read) {

    /** Game servers write, and everyone reads. */
    public static final BoardAccess DEFAULT = new BoardAccess(Write.SERVER, Read.PUBLIC);

    /** Written in lower case in JSON. */
    public enum Write {
        /** Only game servers. */
        SERVER,
        /** Game servers, and players their own scores. */
        PLAYER
    }

    /** Written in lower case in JSON. */
    public enum Read {
        /** Everyone, also without credentials. */
        PUBLIC,
        /** Callers with any role, players included. */
        PLAYER,
        /** Callers with any role except players. */
        SERVER
    }
}
