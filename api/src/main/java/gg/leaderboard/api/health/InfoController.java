package gg.leaderboard.api.health;

import gg.leaderboard.log.Version;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what runs, as the processor and the archive do with Spring Boot's own endpoint. */
@Hidden
@RestController
class InfoController {

    @GetMapping(path = "/actuator/info", produces = MediaType.APPLICATION_JSON_VALUE)
    Info info() {
        Version version = Version.current();
        return new Info(new Build(version.number(), version.commit()));
    }

    record Info(Build build) {}

    record Build(String version, String commit) {}
}
