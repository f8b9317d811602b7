package gg.leaderboard.api.web;

import static gg.leaderboard.web.security.Role.MODERATE;
import static gg.leaderboard.web.security.Role.OPERATE;
import static gg.leaderboard.web.security.Role.PLAYER;
import static gg.leaderboard.web.security.Role.READ;
import static gg.leaderboard.web.security.Role.SUBMIT;

import gg.leaderboard.web.security.CallRules;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The roles that each call of the api needs: the table in {@code docs/SECURITY.md}. */
@Configuration(proxyBeanMethods = false)
class ApiCallRules {

    @Bean
    CallRules apiCalls() {
        return new CallRules()
                .open("GET /health/**", "GET /ready", "GET /actuator/health/**", "GET /actuator/info")
                .need(Set.of(READ), "* /actuator/**", "GET /metrics")
                .need(Set.of(SUBMIT), "POST /api/v1/events", "POST /score", "POST /api/v1/tokens")
                .need(Set.of(SUBMIT, PLAYER), "POST /api/v1/scores", "POST /api/v1/scores/batch")
                .need(
                        Set.of(MODERATE),
                        "DELETE /api/v1/leaderboards/{id}/player/{player}",
                        "GET /api/v1/players/hidden",
                        "GET /api/v1/reviews",
                        "POST /api/v1/reviews/{event_id}/accept",
                        "POST /api/v1/reviews/{event_id}/reject",
                        "POST /api/v1/players/{player}/hide",
                        "POST /api/v1/players/{player}/restore",
                        "DELETE /api/v1/players/{player}")
                .need(Set.of(READ, MODERATE, OPERATE), "GET /api/v1/leaderboards/{id}/player/{player}/history")
                .need(Set.of(OPERATE), "GET /api/v1/leaderboards/{id}/verify")
                .open(
                        "GET /api/leaderboard/**",
                        "GET /api/player/{player}",
                        "GET /api/achievements",
                        "GET /api/v1/leaderboards/**",
                        "GET /api/v1/ws/stats")
                // Changes of leaderboards, the calls below /api/v1/admin, and calls that this list lacks.
                .need(Set.of(OPERATE), "* /api/**")
                // The dashboard, documentation, live updates, and ranks in the format of similar systems.
                .open("GET /**");
    }
}
