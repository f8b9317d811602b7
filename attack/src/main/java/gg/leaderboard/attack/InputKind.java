package gg.leaderboard.attack;

/** What inputs are sent by, and which share of all of them. */
public enum InputKind {
    HTTP(4, 0.26),
    RAW_HTTP(1, 0.02),
    WEBSOCKET(2, 0.07),
    RECORDS(2, 0.62),
    TRANSACTIONS(1, 0.03);

    private final int lanes;
    private final double share;

    InputKind(int lanes, double share) {
        this.lanes = lanes;
        this.share = share;
    }

    /** How many threads send them. */
    int threads() {
        return lanes;
    }

    /** The part of {@code inputs} that each lane sends. */
    long inputsPerThread(long inputs) {
        return (long) Math.ceil(inputs * share / lanes);
    }
}
