package gg.leaderboard.api.kafka.message;

/**
 * Offsets of a partition.
 *
 * @param from the first
 * @param to the one after the last
 */
record Range(long from, long to) {

    boolean isEmpty() {
        return from >= to;
    }
}
