package gg.leaderboard.api.keys;

import gg.leaderboard.api.web.Success;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Protection;
import gg.leaderboard.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CallerController {

    private final Protection protection;

    CallerController(Protection protection) {
        this.protection = protection;
    }

    @Operation(
            tags = "API keys",
            summary = "Get the roles of the caller",
            description = "Everyone may make this call. Without credentials, `roles` is empty.")
    @GetMapping(path = "/api/v1/admin/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Success<CallerRoles> caller(@Parameter(hidden = true) Caller caller) {
        return Success.of(new CallerRoles(
                caller.id(), caller.roles().stream().sorted().map(Role::label).toList(), protection.isOpen()));
    }

    /** A caller and what they may do. */
    record CallerRoles(
            @Schema(
                    description = "`key:ID` for an API key, `player:ID` for a player's token, `user:SUBJECT` for a"
                            + " token of the issuer, `anonymous` without credentials, `local` if `open`.")
            String id,

            @Schema(description = "What the caller may do. No role includes another.")
            List<String> roles,

            @Schema(description = "Whether every caller may make every call, without credentials.")
            boolean open) {}
}
