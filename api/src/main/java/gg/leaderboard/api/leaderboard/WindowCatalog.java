package gg.leaderboard.api.leaderboard;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.redis.RebuildReport;
import gg.leaderboard.standings.redis.RebuildReports;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParser;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The windows that can be read: those that the standings contain, regardless of this service's configuration. */
@Component
public class WindowCatalog {

    private final StandingsProperties properties;
    private final DefinitionCache known;
    private final RebuildReports reports;

    WindowCatalog(StandingsProperties properties, DefinitionCache known, RebuildReports reports) {
        this.properties = properties;
        this.known = known;
        this.reports = reports;
    }

    /**
     * The window with this label; empty if neither the standings nor the configuration has it.
     *
     * @throws ProblemException 503 for a configured window that the standings do not have yet
     */
    Optional<Window> find(String label) {
        return SelectionParser.window(label, folded(), properties.windows(), this::unbuilt);
    }

    /** The problem with a window that neither the standings nor the configuration has. */
    String missing(String label) {
        Collection<Window> all = new TreeSet<>(folded());
        all.addAll(properties.windows());
        return SelectionParser.noWindow(label, all);
    }

    // Empty standings can be read in any window.
    private Collection<Window> folded() {
        GenerationStamp stamp = known.stamp();
        return stamp.isNone() ? properties.windows() : stamp.requireSettings().windows();
    }

    private ProblemException unbuilt(Window window) {
        ProblemException problem = new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE, "The window " + window.label() + " " + progress(window) + ".");
        problem.getHeaders().set("Retry-After", "10");
        return problem;
    }

    private String progress(Window window) {
        Optional<RebuildReport> report =
                report().filter(r -> r.settings().windows().contains(window));
        if (report.isEmpty()) {
            return "is not in the standings, and no archive is building it";
        }
        return report.map(RebuildReport::problem).isPresent()
                ? "is not in the standings, and " + report.get().description()
                : "is being built (" + report.get().percent() + " %)";
    }

    private Optional<RebuildReport> report() {
        try {
            return reports.read();
        } catch (DataAccessException e) {
            throw ProblemException.redisUnavailable();
        }
    }
}
