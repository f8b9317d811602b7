package gg.leaderboard.producer;

import gg.leaderboard.events.Actions;

/** What players get points for, the same whether it was logged or made up. How many, {@link ScoringProperties} says. */
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
