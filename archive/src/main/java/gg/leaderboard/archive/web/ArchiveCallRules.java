package gg.leaderboard.archive.web;

import static gg.leaderboard.web.security.Role.OPERATE;
import static gg.leaderboard.web.security.Role.READ;

import gg.leaderboard.web.security.CallRules;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The roles that each call of the archive needs. Nothing but its health is public: players and dashboards call the api, which
 * has the key of services.
 */
@Configuration(proxyBeanMethods = false)
class ArchiveCallRules {

    @Bean
    CallRules archiveCalls() {
        return new CallRules()
                .acceptServices()
                .open("GET /actuator/health/**")
                .need(Set.of(OPERATE), "GET /api/v1/leaderboards/{id}/verify", "* /api/v1/admin/**")
                .need(Set.of(READ), "GET /api/v1/leaderboards/**", "GET /actuator/**", "GET /metrics");
    }
}
