package gg.leaderboard.producer;

import gg.leaderboard.events.Actions;

/** What players get points for, and how many: the same whether it was logged or made up. */
public enum Deed {
    KILL(Actions.KILL, 100),
    HEADSHOT(Actions.HEADSHOT, 150),
    ASSIST(Actions.ASSIST, 50),
    OBJECTIVE_CAPTURE(Actions.OBJECTIVE_CAPTURE, 200),
    OBJECTIVE_DEFEND(Actions.OBJECTIVE_DEFEND, 200);

    private final String action;
    private final long points;

    Deed(String action, long points) {
        this.action = action;
        this.points = points;
    }

    public String action() {
        return action;
    }

    public long points() {
        return points;
    }
}
