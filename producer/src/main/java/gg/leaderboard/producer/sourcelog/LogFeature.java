package gg.leaderboard.producer.sourcelog;

/** Features of logs that only some servers have. */
enum LogFeature {
    /** Positions of players in brackets. */
    POSITIONS,
    /** Kills without {@code with "weapon"}. */
    BARE_KILLS,
    BOMB,
    FLASHES,
    HOSTAGES,
    /** {@code dod_control_point}. */
    FLAGS,
    /** {@code pointcaptured}, with all players who took part. */
    POINTS,
    FEIGNED_DEATHS,
    /** {@code triggered "kill assist" against} instead of {@code assisted killing}. */
    TRIGGERED_ASSISTS
}
