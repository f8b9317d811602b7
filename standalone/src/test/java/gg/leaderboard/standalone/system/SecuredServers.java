package gg.leaderboard.standalone.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Kafka, a Redis and a PostgreSQL that require TLS and the users and roles of the document. */
final class SecuredServers implements AutoCloseable {

    /** A part of every password. */
    static final String SECRET = "tOpSeCrEt";

    /** An API key with the role {@code operate}. */
    static final String OPERATOR_KEY = "lb_root_" + SECRET + "-of-operators-0123456789abcdef";

    /** The key with which services and commands call the archive. */
    static final String SERVICE_KEY = SECRET + "-of-services-0123456789abcdef";

    private static final List<String> PROTECTED =
            List.of("leaderboard.security.required=true", "leaderboard.security.service-key=" + SERVICE_KEY);
    private static final List<String> OPEN = List.of("leaderboard.security.open=true");

    private static final String KAFKA_PASSWORD = SECRET + "-of-kafka";
    private static final String REDIS_PASSWORD = SECRET + "-of-redis";
    private static final String POSTGRES_PASSWORD = SECRET + "-of-postgres";

    private final TestCertificate certificate;
    private final SecuredKafka kafka;
    private final SecuredRedis redis;
    private final SecuredPostgres postgres;

    SecuredServers(Path directory) throws Exception {
        certificate = new TestCertificate(directory.resolve("tls"));
        kafka = new SecuredKafka(directory.resolve("kafka"), certificate, KAFKA_PASSWORD);
        redis = new SecuredRedis(directory.resolve("redis"), certificate, REDIS_PASSWORD);
        postgres = new SecuredPostgres(directory.resolve("postgres"), certificate, POSTGRES_PASSWORD);
    }

    TestCertificate certificate() {
        return certificate;
    }

    SecuredKafka kafka() {
        return kafka;
    }

    SecuredRedis redis() {
        return redis;
    }

    SecuredPostgres postgres() {
        return postgres;
    }

    /** The password of every role of PostgreSQL. */
    static String postgresPassword() {
        return POSTGRES_PASSWORD;
    }

    /** Starts all services. */
    SecuredServices services() throws Exception {
        List<String> log = kafka.properties(KAFKA_PASSWORD);
        return new SecuredServices(
                certificate,
                concat(log, redis.properties("leaderboard-processor", REDIS_PASSWORD)),
                concat(
                        log,
                        redis.properties("leaderboard-archive", REDIS_PASSWORD),
                        postgres.properties(POSTGRES_PASSWORD),
                        PROTECTED),
                concat(
                        log,
                        redis.properties("leaderboard-api", REDIS_PASSWORD),
                        PROTECTED,
                        List.of("leaderboard.security.bootstrap-key=" + OPERATOR_KEY)));
    }

    /** Starts all services with wrong passwords, in URLs where possible: libraries like to quote URLs. */
    SecuredServices servicesWithWrongPasswords() throws Exception {
        List<String> log = kafka.properties(SECRET);
        return new SecuredServices(
                certificate,
                concat(log, redis.url("leaderboard-processor", SECRET)),
                concat(log, redis.url("leaderboard-archive", SECRET), postgres.withLoginInUrl(SECRET), OPEN),
                concat(log, redis.url("leaderboard-api", SECRET), OPEN));
    }

    /** The properties of a producer. */
    List<String> ofProducer() {
        return concat(kafka.properties(KAFKA_PASSWORD), SecuredServices.bundles(certificate));
    }

    /** The environment variables of a backup. */
    Map<String, String> ofBackup() {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                postgres.url(),
                "SPRING_DATASOURCE_USERNAME",
                "leaderboard_backup",
                "SPRING_DATASOURCE_PASSWORD",
                POSTGRES_PASSWORD,
                "SPRING_DATA_REDIS_HOST",
                "localhost",
                "SPRING_DATA_REDIS_PORT",
                String.valueOf(redis.port()),
                "SPRING_DATA_REDIS_USERNAME",
                "leaderboard-backup",
                "SPRING_DATA_REDIS_PASSWORD",
                REDIS_PASSWORD,
                "SPRING_DATA_REDIS_SSL_BUNDLE",
                "servers",
                "SPRING_SSL_BUNDLE_PEM_SERVERS_TRUSTSTORE_CERTIFICATE",
                certificate.authority().toUri().toString());
    }

    @SafeVarargs
    private static List<String> concat(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> each : lists) {
            all.addAll(each);
        }
        return all;
    }

    @Override
    public void close() {
        postgres.close();
        redis.close();
        kafka.close();
    }
}
