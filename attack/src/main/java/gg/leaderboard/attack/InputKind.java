package gg.leaderboard.attack;

/** The kinds of inputs, and their shares of all inputs. */
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

    /** The number of threads that send inputs of this kind. */
    int threads() {
        return lanes;
    }

    /** The number of inputs for each lane. */
    long inputsPerThread(long inputs) {
        return (long) Math.ceil(inputs * share / lanes);
    }
}
