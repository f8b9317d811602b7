package gg.leaderboard.api.live;

import gg.leaderboard.standings.window.Window;

/** A subject that clients can watch. */
sealed interface Subject {

    /** The board whose changes, in any window, may change the subject; empty if changes of any board may. */
    String boardId();

    /** The subject of clients without a subscription: the global board, the newest achievements and statistics. */
    record Overview() implements Subject {

        static final Overview ONLY = new Overview();

        // The feed and the number of events belong to no board.
        @Override
        public String boardId() {
            return "";
        }
    }

    /** The top of a board in the current period of a window. */
    record Board(String id, Window window) implements Subject {

        @Override
        public String boardId() {
            return id;
        }
    }

    /**
     * One player on a board.
     *
     * @param top the size of the top for which entering and leaving is reported
     */
    record Player(Board board, String playerId, int top) implements Subject {

        static final int MOST_TOP = 1000;

        @Override
        public String boardId() {
            return board.id();
        }
    }
}
