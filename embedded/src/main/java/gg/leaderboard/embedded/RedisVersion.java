package gg.leaderboard.embedded;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of Redis. Patches of a release read each other's files; an earlier release may not read those of a later. */
record RedisVersion(int major, int minor) implements Comparable<RedisVersion> {

    /** The release of the bundled program, and the oldest one that has all commands of this project. */
    static final RedisVersion BUNDLED = new RedisVersion(7, 0);

    private static final Pattern START = Pattern.compile("^(\\d{1,4})\\.(\\d{1,4})");
    private static final Comparator<RedisVersion> ORDER =
            Comparator.comparing(RedisVersion::major).thenComparing(RedisVersion::minor);

    /** Returns the version at the start of {@code text}, such as {@code 7.0.15}. */
    static Optional<RedisVersion> parse(String text) {
        Matcher numbers = START.matcher(text);
        return numbers.find()
                ? Optional.of(new RedisVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(RedisVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
