package gg.leaderboard.testing;

import gg.leaderboard.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of a PostgreSQL that has been started once. A copy starts at once, while the first start of a new one
 * unpacks its programs and creates its database, which takes seconds. All JVMs of a build share it.
 */
final class PostgresTemplate {

    private static final List<String> COPIED = List.of("server", "cluster");

    private PostgresTemplate() {}

    /** Copies the template into a directory that has no PostgreSQL yet. */
    static void copyTo(Path directory) {
        try {
            for (String part : COPIED) {
                copy(Holder.DIRECTORY.resolve(part), directory.resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static final class Holder {

        static final Path DIRECTORY = create();

        private static Path create() {
            try {
                Path code = Path.of(EmbeddedPostgres.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                // In target/ of `embedded`, so that `./mvnw clean` deletes it. Another build of `embedded` gets
                // another.
                Path template = code.resolveSibling("postgres-template-" + newest(code));
                try (FileChannel lock = FileChannel.open(
                        code.resolveSibling("postgres-template.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
                    lock.lock();
                    if (!Files.exists(template)) {
                        deleteAll(code.resolveSibling(""));
                        Path half = Files.createTempDirectory(code.resolveSibling(""), "postgres-template-part");
                        EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(half))
                                .close();
                        Files.move(half, template);
                    }
                }
                return template;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        // Those of earlier builds.
        private static void deleteAll(Path target) throws IOException {
            try (DirectoryStream<Path> templates = Files.newDirectoryStream(target, "postgres-template-*")) {
                for (Path each : templates) {
                    EmbeddedServers.delete(each);
                }
            }
        }

        private static long newest(Path code) throws IOException {
            try (Stream<Path> files = Files.walk(code)) {
                return files.mapToLong(file -> file.toFile().lastModified())
                        .max()
                        .orElseThrow();
            }
        }
    }
}
