package gg.leaderboard.producer.simulator;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Picks random numbers from 0 on by their weights. */
record WeightedDistribution(double[] sums) {

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
     * The Zipf–Mandelbrot law with weight 1/(rank + 10): of 100,000 numbers, the first 1,000 have half of the weight. The 10
     * keeps the first weights similar, so that a simulation of ten players keeps all of them busy.
     */
    static WeightedDistribution skewed(int size) {
        return of(size, rank -> 1.0 / (rank + 11));
    }

    /** @param random uniformly distributed from 0 (inclusive) to 1 (exclusive) */
    int pick(double random) {
        int found = Arrays.binarySearch(sums, random * sums[sums.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
    }
}
