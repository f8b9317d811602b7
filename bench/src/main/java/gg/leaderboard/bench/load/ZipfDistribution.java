package gg.leaderboard.bench.load;

import java.util.Arrays;

/**
 * A distribution in which few players play much and many play little. It follows the Zipf–Mandelbrot law, with weight
 * 1/(rank + 10) for ranks from 1 on. Of 100,000 players the first 1,000 get half of the events, and the first player
 * gets 1%.
 */
final class ZipfDistribution {

    private final double[] sums;

    ZipfDistribution(int size) {
        sums = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1.0 / (i + 11);
            sums[i] = sum;
        }
    }

    /** @param random a uniformly distributed value from 0 to less than 1 */
    int pick(double random) {
        int found = Arrays.binarySearch(sums, random * sums[sums.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
    }
}
