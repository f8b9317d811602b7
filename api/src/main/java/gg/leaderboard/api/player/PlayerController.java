package gg.leaderboard.api.player;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class PlayerController {

    private final PlayerReader players;

    PlayerController(PlayerReader players) {
        this.players = players;
    }

    @GetMapping("/api/player/{player_id}")
    Player player(@PathVariable("player_id") String playerId) {
        return players.find(playerId);
    }
}
