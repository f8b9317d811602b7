package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For operators; see {@link RebuildOrders}. */
@RestController
@RequestMapping("/api/v1/admin/rebuild")
class RebuildController {

    private static final int MOST_PLAYERS = 1000;

    private final RebuildOrders orders;
    private final RebuildProgress progress;
    private final Comparer comparer;

    RebuildController(RebuildOrders orders, RebuildProgress progress, Comparer comparer) {
        this.orders = orders;
        this.progress = progress;
        this.comparer = comparer;
    }

    @PostMapping
    RebuildStatus order(@RequestBody(required = false) JsonNode order) {
        return orders.order(RuleWish.read(order));
    }

    @GetMapping
    RebuildStatus status() {
        return progress.status();
    }

    @GetMapping("/compare")
    Comparison compare(@RequestParam(defaultValue = "10") int limit) {
        if (limit < 0 || limit > MOST_PLAYERS) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "limit must be 0 to " + MOST_PLAYERS + "; was " + limit + ".");
        }
        return comparer.compare(limit);
    }

    @PostMapping("/switch")
    RebuildStatus switchOver() {
        return orders.switchOver();
    }

    @PostMapping("/switch-back")
    RebuildStatus switchBack() {
        return orders.switchBack();
    }

    @DeleteMapping
    RebuildStatus drop() {
        return orders.drop();
    }
}
