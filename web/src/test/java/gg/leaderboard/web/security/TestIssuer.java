package gg.leaderboard.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An OpenID Connect issuer: a discovery document, a set of keys, and signed tokens. */
public final class TestIssuer implements AutoCloseable {

    private final HttpServer server;
    private final List<ECKey> keys = new ArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();

    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve(
                "/.well-known/openid-configuration",
                () -> "{\"issuer\":\"" + name() + "\",\"jwks_uri\":\"" + name() + "/keys\"}");
        serve("/keys", () -> {
            reads.incrementAndGet();
            return new JWKSet(List.copyOf(keys)).toString();
        });
        server.start();
        rotate();
    }

    private void serve(String path, Supplier<String> content) {
        server.createContext(path, exchange -> {
            byte[] body = content.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
    }

    /** Returns the address of the issuer, which is its name in tokens. */
    public String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Signs later tokens with a new key. */
    void rotate() {
        keys.add(0, newKey());
    }

    /** Returns the number of reads of the keys. */
    int reads() {
        return reads.get();
    }

    ECKey key() {
        return keys.get(0);
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a token with these claims and those of {@link #sign}. */
    public String token(Map<String, Object> claims) {
        return sign(key(), claims);
    }

    /** Returns a token of this type, with these claims and those of {@link #sign}. */
    String tokenOfType(String type, Map<String, Object> claims) {
        return sign(new JOSEObjectType(type), key(), claims);
    }

    /** Returns a token that is valid for five minutes, unless the claims say otherwise; a null removes a claim. */
    String sign(ECKey key, Map<String, Object> claims) {
        return sign(null, key, claims);
    }

    private String sign(@Nullable JOSEObjectType type, ECKey key, Map<String, Object> claims) {
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .issuer(name())
                .audience("leaderboard")
                .subject("ada")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        claims.forEach(all::claim);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build(),
                all.build());
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
