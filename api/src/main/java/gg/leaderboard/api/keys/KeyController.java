package gg.leaderboard.api.keys;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.RequestBodyReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/admin/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeyController {

    private static final String API_KEYS = "API keys";

    private final KeyService keys;
    private final InstantSource time;

    KeyController(KeyService keys, InstantSource time) {
        this.keys = keys;
        this.time = time;
    }

    @Operation(
            tags = API_KEYS,
            summary = "Create an API key",
            description = "Only this response contains `key`, which callers send as `Authorization: Bearer` or"
                    + " `X-API-Key`. To replace a key without a refused call: create another one with the same name,"
                    + " let callers use it after 5 seconds, and revoke the old one.")
    @RequestBodySchema("NewApiKey")
    @ProblemResponses(HttpStatus.CONFLICT)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Success<CreatedKey> createApiKey(@Parameter(hidden = true) InputStream body, Actor actor) {
        NewKey request = KeyRequestParser.parse(
                EventJson.parse("key", RequestBodyReader.read(body, Rules.MAX_BYTES)), time.instant());
        return Success.of(keys.create(request, actor));
    }

    @Operation(
            tags = API_KEYS,
            summary = "List the API keys, the newest first",
            description =
                    "Without their secrets, and including revoked and expired ones. `last_used_at` may be a minute"
                            + " old.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping
    Success<List<KeyResponse>> apiKeys() {
        return Success.of(keys.list());
    }

    @Operation(
            tags = API_KEYS,
            summary = "Revoke an API key",
            description = "Every api and archive refuses the key within 5 seconds. It cannot be made valid again.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping("/{key_id}")
    Success<Status> revokeApiKey(@Parameter(example = "4f1c09a7d2e8") @PathVariable("key_id") String id, Actor actor) {
        keys.revoke(id, actor);
        return Success.status("revoked");
    }
}
