package gg.leaderboard.producer;

import gg.leaderboard.events.Actions;

/** The actions that score points, both logged and simulated. {@link ScoringProperties} holds the points. */
public enum ScoredAction {
    KILL(Actions.KILL),
    HEADSHOT(Actions.HEADSHOT),
    ASSIST(Actions.ASSIST),
    FLASH_ASSIST("flash_assist"),
    OBJECTIVE_CAPTURE(Actions.OBJECTIVE_CAPTURE),
    OBJECTIVE_DEFEND(Actions.OBJECTIVE_DEFEND);

    private final String action;

    ScoredAction(String action) {
        this.action = action;
    }

    public String action() {
        return action;
    }
}
