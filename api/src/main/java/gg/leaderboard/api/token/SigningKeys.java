package gg.leaderboard.api.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import gg.leaderboard.web.security.SecuritySettingsException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys of players' tokens. Thread-safe. */
@Component
class SigningKeys {

    private static final int BITS = 2048;
    private static final String REMEDY =
            "Make one with `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`.";

    private final @Nullable RSAKey other;
    private @Nullable RSAKey signing;

    SigningKeys(PlayerTokenProperties settings) {
        this.signing = parse("signing-key", settings.signingKey());
        this.other = parse("other-key", settings.otherKey());
    }

    /** Returns the key that signs. */
    synchronized RSAKey signing() {
        if (signing == null) {
            signing = generate();
        }
        return signing;
    }

    /** Returns the public keys with which tokens can be checked. */
    synchronized JWKSet known() {
        List<RSAKey> keys = new ArrayList<>();
        if (signing != null) {
            keys.add(signing.toPublicJWK());
        }
        if (other != null) {
            keys.add(other.toPublicJWK());
        }
        return new JWKSet(List.copyOf(keys));
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable RSAKey parse(String name, @Nullable String pem) {
        if (pem == null) {
            return null;
        }
        try {
            byte[] der = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
            KeyFactory keys = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey) keys.generatePrivate(new PKCS8EncodedKeySpec(der));
            if (secret.getModulus().bitLength() < BITS) {
                throw new GeneralSecurityException("The key is too short.");
            }
            RSAPublicKeySpec shared = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
            return new RSAKey.Builder((RSAPublicKey) keys.generatePublic(shared))
                    .privateKey(secret)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException | JOSEException e) {
            // The exception is not kept, because its message may contain a part of the key.
            throw new SecuritySettingsException(
                    "leaderboard.security.player-tokens." + name + " is not an RSA key of at least " + BITS
                            + " bits in PEM (PKCS #8).",
                    REMEDY);
        }
    }
}
