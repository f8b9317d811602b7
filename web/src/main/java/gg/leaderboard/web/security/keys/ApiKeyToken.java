package gg.leaderboard.web.security.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its owner sends it, {@code lb_<id>_<secret>}. Not for logs: only {@link #value()} contains the secret.
 */
public final class ApiKeyToken {

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    // Without underscores, which separate the parts.
    private static final Pattern FORMAT = Pattern.compile("lb_([A-Za-z0-9]{1,32})_([A-Za-z0-9-]{32,128})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final String secret;

    private ApiKeyToken(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /** Returns the parts of a key; empty if the text is not of this form. */
    public static Optional<ApiKeyToken> parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        return parts.matches() ? Optional.of(new ApiKeyToken(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** Returns a new key with a random id and a random secret of 32 bytes. */
    public static ApiKeyToken random() {
        String secret;
        do {
            secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        } while (secret.contains("_"));
        return new ApiKeyToken(HexFormat.of().formatHex(bytes(ID_BYTES)), secret);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    public String id() {
        return id;
    }

    /** The whole key, with its secret. */
    public String value() {
        return "lb_" + id + "_" + secret;
    }

    /** The SHA-256 of the secret in lower-case hexadecimal digits. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the secret has this hash. Takes the same time whether it does or not. */
    boolean matches(String expected) {
        return MessageDigest.isEqual(hash().getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "lb_" + id + "_…";
    }
}
