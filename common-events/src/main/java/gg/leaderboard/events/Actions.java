package gg.leaderboard.events;

/** The actions of a {@link GameEvent.PlayerScored} that have a meaning beyond their name. */
public final class Actions {

    public static final String KILL = "kill";
    public static final String HEADSHOT = "headshot";
    public static final String ASSIST = "assist";
    public static final String OBJECTIVE_CAPTURE = "objective_capture";
    public static final String OBJECTIVE_DEFEND = "objective_defend";

    private Actions() {}
}
