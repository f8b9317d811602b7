package gg.leaderboard.standings.board;

import gg.leaderboard.standings.window.Window;

/** The standings were folded without the requested window, so its contents are unknown rather than empty. */
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
