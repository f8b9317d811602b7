package gg.leaderboard.attack;

import java.util.random.RandomGenerator;

/** Sends inputs of one kind, on one lane. */
public interface Attacker extends AutoCloseable {

    /**
     * Sends one input and checks the response.
     *
     * @return a readable form of the input, for failure reports
     * @throws AssertionError naming the fault
     */
    String attack(RandomGenerator random) throws Exception;

    @Override
    default void close() {}
}
