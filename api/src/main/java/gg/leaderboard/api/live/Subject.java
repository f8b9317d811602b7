package gg.leaderboard.api.live;

import gg.leaderboard.standings.window.Window;

/** What can be watched. */
sealed interface Subject {

    /** The board whose changes, in any window, may change what is watched; empty if those of any board may. */
    String boardId();

    /** The global board, the newest achievements and how much goes on: what a client sees that has subscribed to nothing. */
    record Overview() implements Subject {

        static final Overview ONLY = new Overview();

        // The feed and the count of events belong to no board.
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
     * @param top how many of the best are worth telling that the player is among them
     */
    record Player(Board board, String playerId, int top) implements Subject {

        static final int MOST_TOP = 1000;

        @Override
        public String boardId() {
            return board.id();
        }
    }
}
