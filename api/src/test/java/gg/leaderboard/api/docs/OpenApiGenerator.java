package gg.leaderboard.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Generates clients from the recorded OpenAPI document, with the jar that the build copies. */
final class OpenApiGenerator {

    private static final Path JAR = Path.of("target/openapi-generator/openapi-generator-cli.jar");
    private static final Path CLIENTS = Path.of("target/clients");

    private OpenApiGenerator() {}

    /**
     * Generates a client and returns its directory.
     *
     * @param generator the name of the generator, such as {@code java}
     * @param properties additional properties of the generator
     */
    static Path generate(String generator, String properties) throws IOException, InterruptedException {
        Path client = CLIENTS.resolve(generator);
        FileSystemUtils.deleteRecursively(client);
        Files.createDirectories(CLIENTS);
        Path log = CLIENTS.resolve(generator + ".log");
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Half the CPU time of the defaults.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        JAR.toString(),
                        "generate",
                        "--input-spec=" + OpenApiDocument.RECORDED,
                        "--generator-name=" + generator,
                        "--additional-properties=" + properties,
                        "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                        "--output=" + client)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(log)).isZero();
        return client;
    }
}
