package gg.leaderboard.attack;

import java.util.List;
import java.util.random.RandomGenerator;

/** Values that often cause errors in programs. */
public final class FuzzValues {

    /** Values for HTTP requests, records and messages. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\nb",
            "\u200B",
            "\u3164",
            "\uFFA0",
            "\u2800",
            "\u115F",
            "\uFE0F",
            "\u0301",
            "e\u0301",
            "\uFEFF",
            "\u202Egnp",
            "\uD800",
            "\uDC00x",
            "a/b",
            "a\\b",
            "a,b",
            "a;b",
            "a%b",
            "%2F",
            "..",
            "../../etc/passwd",
            "a b",
            "a?b#c",
            "a:b",
            "null",
            "true",
            "NaN",
            "Infinity",
            "-0",
            "0x10",
            "1e3",
            "1e308",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "9007199254740991",
            "9007199254740992",
            "1000000001",
            "-1",
            "0",
            "00",
            "1.0",
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999Z",
            "9999-12-31T23:59:59Z",
            "2016-12-31T23:59:60Z",
            "2026-02-30T00:00:00Z",
            "2020-02-29T12:00:00+14:00",
            "2020-02-29T12:00:00",
            "2020-02-29",
            "2020-W09",
            "İ",
            "ß",
            "ﬁ",
            "👨\u200D👩\u200D👧",
            "日本語",
            "\u0627\u0644",
            "<script>alert(1)</script>",
            "' OR 1=1 --",
            "${jndi:ldap://localhost/a}",
            "{{7*7}}",
            "%s%n%d",
            "*",
            "{}",
            "[]",
            "global",
            "game:",
            "game:x:daily:2026-11-20",
            "__proto__");

    private FuzzValues() {}

    /** A random value, occasionally a long one. */
    public static String text(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0 -> "x".repeat(100 + random.nextInt(60));
            case 1 ->
                pick(random, List.of("é", "\u3164", "😀", "\"", "\\", "%")).repeat(1 + random.nextInt(400));
            case 2 -> "y".repeat(1 << random.nextInt(14));
            default -> pick(random, TEXTS);
        };
    }

    /** A JSON number, valid or not. */
    public static String number(RandomGenerator random) {
        return pick(
                random,
                List.of(
                        "0",
                        "-0",
                        "1",
                        "-1",
                        "1.0",
                        "1.5",
                        "1e2",
                        "01",
                        "+1",
                        "1000000000",
                        "1000000001",
                        "-1000000000",
                        "9007199254740991",
                        "9007199254740992",
                        "9223372036854775808",
                        "1e400",
                        "1e99999999",
                        "-",
                        "NaN",
                        "1".repeat(999),
                        "1".repeat(1001)));
    }

    /** A value that is not a string. */
    public static String otherType(RandomGenerator random) {
        return pick(
                random,
                List.of("null", "true", "[]", "{}", "[1]", "{\"a\":1}", "\"5\"", "[".repeat(400) + "]".repeat(400)));
    }

    public static <T> T pick(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Returns true with a probability of {@code percent} percent. */
    public static boolean chance(RandomGenerator random, double percent) {
        return random.nextDouble() * 100 < percent;
    }

    /** Returns a copy of the bytes with a few bytes changed, removed or doubled. */
    public static byte[] mutated(RandomGenerator random, byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int left = 1 + random.nextInt(3); left > 0 && changed.length > 0; left--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> changed[at] = (byte) random.nextInt(256);
                case 2 -> changed = java.util.Arrays.copyOf(changed, at);
                default -> {
                    byte[] longer = java.util.Arrays.copyOf(changed, changed.length + 1);
                    System.arraycopy(changed, at, longer, at + 1, changed.length - at);
                    changed = longer;
                }
            }
        }
        return changed;
    }
}
