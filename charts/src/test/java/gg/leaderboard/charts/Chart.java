package gg.leaderboard.charts;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The chart, as Helm renders it for the release {@code lb} in the namespace {@code games}. */
final class Chart {

    static final Path DIRECTORY = Path.of("leaderboard");

    // Without it, Helm assumes a release that the chart does not support.
    private static final String KUBERNETES = "1.34.0";

    private Chart() {}

    /** @throws IllegalStateException with Helm's message, if the values are rejected */
    static String render(List<Path> values, Map<String, ?> more) {
        TemplateCommand command = new Helm(DIRECTORY)
                .template()
                .withName("lb")
                .withNamespace("games")
                .withKubeVersion(KUBERNETES);
        values.forEach(command::withValuesFile);
        more.forEach(command::set);
        return command.call();
    }

    static Path example(String name) {
        return DIRECTORY.resolve("examples").resolve(name);
    }
}
