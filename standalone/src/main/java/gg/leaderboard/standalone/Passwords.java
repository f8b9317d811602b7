package gg.leaderboard.standalone;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/** The passwords of the embedded servers; empty for servers that are open to all users of this machine. */
final class Passwords {

    /** Open servers. */
    static final Passwords NONE = new Passwords(new Properties());

    /** The name of the file in the data directory. */
    static final String FILE = "passwords";

    private static final int BYTES = 24;

    private final Properties byServer;

    private Passwords(Properties byServer) {
        this.byServer = byServer;
    }

    /**
     * Reads the passwords from the data directory. The first call chooses them. Other users cannot read the directory
     * from then on, because its files contain everything that the passwords protect.
     *
     * @throws CannotStartException if the file lacks a password; the message names the file
     */
    static Passwords in(DataDirectory data) {
        Path file = data.resolve(FILE);
        try {
            Files.setPosixFilePermissions(data.resolve(""), PosixFilePermissions.fromString("rwx------"));
            if (!Files.exists(file)) {
                PrivateFile.write(file, "kafka=" + choose() + "\nredis=" + choose() + "\npostgres=" + choose() + "\n");
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the passwords in " + file, e);
        }
        return read(file);
    }

    /** @throws CannotStartException if there is no such file, or it lacks a password; the message names the file */
    static Passwords read(Path file) {
        Properties byServer = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            byServer.load(reader);
        } catch (NoSuchFileException e) {
            throw new CannotStartException(
                    "There is no file " + file + ". The first start with --passwords writes it.");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the passwords in " + file, e);
        }
        return new Passwords(check(byServer, file));
    }

    private static String choose() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }

    private static Properties check(Properties byServer, Path file) {
        for (String server : new String[] {"kafka", "redis", "postgres"}) {
            if (!byServer.getProperty(server, "").matches("[A-Za-z0-9_-]{16,128}")) {
                throw new CannotStartException(
                        "The file " + file + " needs a line " + server
                                + "=PASSWORD, with 16 to 128 letters, digits, '_' or '-'. Delete the file to get new passwords.");
            }
        }
        return byServer;
    }

    boolean areRequired() {
        return !byServer.isEmpty();
    }

    String kafka() {
        return byServer.getProperty("kafka", "");
    }

    /** The properties with which clients of Kafka log in. They contain the password. */
    Map<String, String> ofKafkaClients() {
        return areRequired()
                ? Map.of(
                        "spring.kafka.security.protocol",
                        "SASL_PLAINTEXT",
                        "spring.kafka.properties.sasl.mechanism",
                        "PLAIN",
                        "spring.kafka.properties.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
                                + EmbeddedKafka.USER + "\" password=\"" + kafka() + "\";")
                : Map.of("spring.kafka.security.protocol", "PLAINTEXT");
    }

    String redis() {
        return byServer.getProperty("redis", "");
    }

    String postgres() {
        return byServer.getProperty("postgres", "");
    }
}
