package gg.leaderboard.standings.board;

import gg.leaderboard.standings.window.Window;

/** The standings that are read were folded without this window, so it is not empty but unknown. */
public final class MissingWindowException extends RuntimeException {

    private final transient Window window;

    public MissingWindowException(Window window) {
        super("the standings do not have the window " + window.label());
        this.window = window;
    }

    public Window window() {
        return window;
    }
}
