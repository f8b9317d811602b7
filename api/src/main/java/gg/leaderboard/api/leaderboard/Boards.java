package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.board.BuiltInBoards;
import gg.leaderboard.standings.window.Window;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which boards and windows there are. */
@Component
public class Boards {

    private final List<Window> windows;

    Boards(StandingsProperties properties) {
        this.windows = properties.windows();
    }

    /**
     * Returns if {@code board} can be read.
     *
     * @throws ProblemException 404 that names the boards there are
     */
    public void require(String board) {
        if (!exists(board)) {
            throw ProblemException.notFound("There is no leaderboard \"" + board + "\"; there are "
                    + String.join(", ", BuiltInBoards.named()) + " and game:{game_id}.");
        }
    }

    private static boolean exists(String board) {
        if (!board.startsWith(BuiltInBoards.GAME_PREFIX)) {
            return BuiltInBoards.contains(board);
        }
        try {
            Rules.id("game_id", board.substring(BuiltInBoards.GAME_PREFIX.length()));
            return true;
        } catch (InvalidEventException e) {
            return false;
        }
    }

    /**
     * The window of this name.
     *
     * @throws ProblemException 404 that names the windows there are
     */
    Window window(String label) {
        return Window.of(label)
                .filter(windows::contains)
                .orElseThrow(() -> ProblemException.notFound("There is no window \"" + label + "\"; there are "
                        + windows.stream().map(Window::label).collect(Collectors.joining(", ")) + "."));
    }
}
