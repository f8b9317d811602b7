package gg.leaderboard.api.docs;

import gg.leaderboard.api.web.ReadResponse;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(ReadResponse.class);
    }

    /** In the order in which a new user needs them. */
    private static final List<String> TAGS = List.of(
            "Events",
            "Scores",
            "Leaderboards",
            "Standings",
            "Live",
            "Games",
            "Moderation",
            "Operation",
            "Rebuild",
            "Dead letters");

    private static final String DESCRIPTION = """
            Events in, standings out. Every error is `application/problem+json`.

            **WebSocket** at `/ws`: without a word from you it sends the global leaderboard with the newest achievements,
            at once and whenever something changes (at most every 100 ms, and only the newest state if you are slow).

            | send | receive |
            |---|---|
            | `{"type":"subscribe","leaderboard_id":"kills"}` | `subscribed`, then a `leaderboard_update` of this board at \
            once and after each change. The first subscription replaces the feed above, unless it says \
            `"keep_overview":true`. |
            | `{"type":"unsubscribe","leaderboard_id":"kills"}` | `unsubscribed`; giving up the last restores the feed. |
            | `{"type":"subscribe","leaderboard_id":"kills","window":"daily"}` | the same of the current day, hour, week or \
            month |
            | `{"type":"snapshot","leaderboard_id":"kills"}` | the newest update once more |
            | `{"type":"follow","leaderboard_id":"kills","player_id":"ada","top":10}` | `following`, then a `player_update` \
            at once and whenever the player's rank or score changes; `changes` says `overtaken` (a worse rank \
            although the score is no worse), `entered_top` or `left_top`; nothing when a new day or season begins. \
            `unfollow` ends it. |
            | `{"type":"ping"}` | `pong` |
            | anything else | `{"type":"error","data":{"error":"…"}}` |

            Updates carry an `epoch` and a `sequence` that counts up by one. A number that is missing, or another epoch, means \
            that you were too slow for some states or are connected anew; nothing needs to be done, since every update is \
            whole.

            **Server-Sent Events** at `/api/v1/leaderboards/{id}/stream?window=daily`: the same updates for one board, as \
            events `leaderboard_update` with the id `epoch-sequence`.
            """;

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info().title("Leaderboard API").version("1").description(DESCRIPTION))
                .components(components())
                .tags(TAGS.stream().map(name -> new Tag().name(name)).toList());
    }

    private static Components components() {
        Components components = new Components()
                .addSchemas(ProblemExamples.SCHEMA, ProblemExamples.schema())
                .addSchemas("Player", PlayerSchema.schema());
        RequestSchemas.all().forEach(components::addSchemas);
        return components;
    }
}
