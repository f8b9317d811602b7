package gg.leaderboard.producer.simulator;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Picks numbers from 0 on, each as often as its weight says. */
final class WeightedDistribution {

    private final double[] sums;

    private WeightedDistribution(double[] sums) {
        this.sums = sums;
    }

    static WeightedDistribution of(int size, IntToDoubleFunction weight) {
        double[] sums = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weight.applyAsDouble(i);
            sums[i] = sum;
        }
        return new WeightedDistribution(sums);
    }

    /**
     * Few have much, many have little: the Zipf–Mandelbrot law, weight 1/(rank + 10). Of 100,000 the first 1,000 get half.
     * The 10 keeps the first few close to one another, as the best of a game are, so that ten players are all busy.
     */
    static WeightedDistribution skewed(int size) {
        return of(size, rank -> 1.0 / (rank + 11));
    }

    /** @param random from 0 to less than 1, evenly spread */
    int pick(double random) {
        int found = Arrays.binarySearch(sums, random * sums[sums.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
    }
}
