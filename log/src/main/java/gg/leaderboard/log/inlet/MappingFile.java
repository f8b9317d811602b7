package gg.leaderboard.log.inlet;

import gg.leaderboard.events.Rules;
import gg.leaderboard.events.mapping.InvalidMappingException;
import gg.leaderboard.events.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Loads mappings by the name or path in the settings. */
public final class MappingFile {

    private MappingFile() {}

    /**
     * Loads a mapping.
     *
     * @param name one of {@link Mapping#BUILT_IN}, or the path of a file
     * @throws InvalidMappingException if there is neither, or the file is no valid mapping
     */
    public static Mapping read(String name) {
        return Mapping.builtIn(name).orElseGet(() -> Mapping.read(name, bytes(name)));
    }

    private static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new InvalidMappingException("Mapping " + Rules.quote(path) + " must be a readable file or one of "
                    + String.join(", ", Mapping.BUILT_IN));
        }
    }
}
