package gg.leaderboard.standalone.system;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.testing.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL that requires TLS and a password, with the roles of the document. */
final class SecuredPostgres implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final TestCertificate certificate;

    SecuredPostgres(Path directory, TestCertificate certificate, String password) throws IOException, SQLException {
        this.certificate = certificate;
        postgres = Servers.ownPostgres(directory);
        try (Connection superuser = DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, "");
                Statement statement = superuser.createStatement()) {
            statement.execute(SecurityDocument.postgresRoles(password));
            statement.execute("ALTER SYSTEM SET ssl_cert_file = '" + certificate.certificate() + "'");
            statement.execute("ALTER SYSTEM SET ssl_key_file = '" + certificate.privateKey() + "'");
            statement.execute("ALTER SYSTEM SET ssl = on");
            Files.writeString(directory.resolve("cluster/pg_hba.conf"), "hostssl all all samehost scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    String url() {
        return postgres.url().replace("127.0.0.1", "localhost") + "?sslmode=verify-full&sslrootcert="
                + certificate.authority();
    }

    /** The properties of the archive. */
    List<String> properties(String password) {
        return List.of(
                "spring.datasource.url=" + url(),
                "spring.datasource.username=leaderboard_archive",
                "spring.datasource.password=" + password);
    }

    /** As {@link #properties}, with the login in the URL. */
    List<String> withLoginInUrl(String password) {
        return List.of("spring.datasource.url=" + url() + "&user=leaderboard_archive&password=" + password);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
