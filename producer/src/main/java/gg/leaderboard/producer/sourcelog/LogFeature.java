package gg.leaderboard.producer.sourcelog;

/** What only some servers write. */
enum LogFeature {
    /** Where players are, in brackets. */
    POSITIONS,
    /** Kills may be without {@code with "weapon"}. */
    BARE_KILLS,
    BOMB,
    FLASHES,
    HOSTAGES,
    /** {@code dod_control_point}. */
    FLAGS,
    /** {@code pointcaptured}, with everyone who took part. */
    POINTS,
    FEIGNED_DEATHS,
    /** {@code triggered "kill assist" against} for {@code assisted killing}. */
    TRIGGERED_ASSISTS
}
