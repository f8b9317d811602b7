package gg.leaderboard.attack;

import java.util.random.RandomGenerator;

/** Sends inputs of one kind, on one lane. */
public interface Attacker extends AutoCloseable {

    /**
     * Sends one input and checks the answer.
     *
     * @return the input as a person reads it, for the report of a failure
     * @throws AssertionError naming what should not have happened
     */
    String attack(RandomGenerator random) throws Exception;

    @Override
    default void close() {}
}
