package gg.leaderboard.archive.cassandra;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Splits lists that are too long for one statement. */
final class Chunks {

    private Chunks() {}

    static <T> Stream<List<T>> of(List<T> all, int size) {
        return IntStream.range(0, (all.size() + size - 1) / size)
                .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)));
    }
}
