package gg.leaderboard.log.bounded;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes the bytes that are read through it. */
final class Sha256Stream extends DigestInputStream {

    Sha256Stream(InputStream in) {
        super(in, sha256());
    }

    /** The hash of all bytes read, in hexadecimal. May be called once. */
    String hex() {
        return HexFormat.of().formatHex(getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
