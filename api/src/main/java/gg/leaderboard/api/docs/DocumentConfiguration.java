package gg.leaderboard.api.docs;

import gg.leaderboard.api.answer.Answer;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    static {
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(Answer.class);
    }

    private static final String DESCRIPTION = """
            Events in, standings out. Every error is `application/problem+json`.

            **WebSocket** at `/ws`: without a word from you it sends the global leaderboard with the newest achievements,
            at once and whenever something changes (at most every 100 ms, and only the newest state if you are slow).

            | send | receive |
            |---|---|
            | `{"type":"subscribe","leaderboard_id":"kills"}` | `subscribed`, then a `leaderboard_update` of this board at \
            once and after each change. The first subscription replaces the feed above. |
            | `{"type":"unsubscribe","leaderboard_id":"kills"}` | `unsubscribed`; giving up the last restores the feed. |
            | `{"type":"ping"}` | `pong` |
            | anything else | `{"type":"error","data":{"error":"…"}}` |
            """;

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info().title("Leaderboard API").version("1").description(DESCRIPTION))
                .components(components());
    }

    private static Components components() {
        Components components = new Components().addSchemas(ProblemExamples.SCHEMA, ProblemExamples.schema());
        RequestSchemas.all().forEach(components::addSchemas);
        return components;
    }
}
