package gg.leaderboard.archive.verify;

import static gg.leaderboard.events.Utf8.utf8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;

/**
 * Hexadecimal SHA-256 of scores, over one UTF-8 line for each player, {@code {player_id}\t{score}\n}, with {@code \thidden}
 * before the line end for a hidden player. Lines are sorted by player id, byte by byte.
 */
final class Checksum {

    private static final Comparator<Map.Entry<byte[], ScoreState>> BY_ID =
            (a, b) -> Arrays.compareUnsigned(a.getKey(), b.getKey());

    private Checksum() {}

    static String of(Map<String, ScoreState> scores) {
        MessageDigest digest = sha256();
        scores.entrySet().stream()
                .map(score -> Map.entry(utf8(score.getKey()), score.getValue()))
                .sorted(BY_ID)
                .forEach(score -> {
                    digest.update(score.getKey());
                    digest.update(utf8(
                            "\t" + score.getValue().score() + (score.getValue().hidden() ? "\thidden\n" : "\n")));
                });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
