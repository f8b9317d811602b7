package gg.leaderboard.api.token;

import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.RequestBodyReader;
import gg.leaderboard.web.security.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class TokenController {

    private final TokenBoards boards;
    private final PlayerTokens tokens;
    private final SigningKeys keys;
    private final InstantSource time;

    TokenController(TokenBoards boards, PlayerTokens tokens, SigningKeys keys, InstantSource time) {
        this.boards = boards;
        this.tokens = tokens;
        this.keys = keys;
        this.time = time;
    }

    @Operation(
            tags = "Tokens",
            summary = "Issue a token for a player",
            description =
                    "A game server gives the token to a game on the player's device. With it the game submits scores"
                            + " of this player to these leaderboards, and reads leaderboards that are for players, and"
                            + " nothing else. The caller must be allowed to write the leaderboards, and their `write`"
                            + " must be `player`."
                            + " The token is refused once it expires, or the API key of the caller expires or is revoked.")
    @RequestBodySchema("TokenRequest")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(path = "/api/v1/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    Success<PlayerToken> issueToken(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller) {
        TokenRequest request =
                TokenRequest.parse(EventJson.parse("token request", RequestBodyReader.read(body, Rules.MAX_BYTES)));
        boards.check(caller, request.boards());
        Instant now = time.instant();
        Instant expires = now.plus(request.lifetime());
        String token = tokens.issue(caller, request.player(), request.boards(), now, expires);
        return Success.of(new PlayerToken(token, expires));
    }

    /** The public keys of the tokens, as a JWK Set (RFC 7517). */
    @Hidden
    @GetMapping("/.well-known/jwks.json")
    Map<String, Object> keys() {
        return keys.known().toJSONObject();
    }
}
