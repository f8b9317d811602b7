package gg.leaderboard.standings.redis;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The start of the names of keys with several shards: the hash tag of the shard and, unless it is 0, the generation. */
public final class KeyPrefix {

    private static final Pattern PREFIX = Pattern.compile("^\\{s\\d+}:(?:g(\\d+):)?");

    private KeyPrefix() {}

    static String of(int shard, long generation) {
        return String.format(Locale.ROOT, "{s%02d}:", shard) + of(generation);
    }

    private static String of(long generation) {
        return generation == 0 ? "" : "g" + generation + ":";
    }

    /** Patterns of {@code KEYS} for the prefixes with any number of shards: without a generation, and with each of these. */
    static Stream<String> patterns(Collection<Long> generations) {
        return Stream.of("{s[0-9][0-9]}:", "{s[0-9][0-9][0-9]}:", "")
                .flatMap(shard -> shard.isEmpty()
                        ? Stream.of(shard)
                        : Stream.concat(Stream.of(0L), generations.stream())
                                .distinct()
                                .map(generation -> shard + of(generation)));
    }

    /** The generation in the name of a key of a shard; empty for other keys. */
    public static OptionalLong generation(String key) {
        Matcher prefix = PREFIX.matcher(key);
        if (!prefix.find()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(prefix.group(1) == null ? 0 : Long.parseLong(prefix.group(1)));
    }

    /** The name of a key without its shard and generation. */
    public static String strip(String key) {
        return PREFIX.matcher(key).replaceFirst("");
    }
}
