package gg.leaderboard.api.docs;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.web.ReadResponse;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(ReadResponse.class);
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    private static final String API_KEY = "apiKey";
    private static final String TOKEN = "token";

    /** In the order in which a new user needs them. */
    private static final List<Tag> TAGS = List.of(
            tag("Events", "Game events to count."),
            tag("Scores", "Scores for created leaderboards."),
            tag("Leaderboards", "Definitions of leaderboards."),
            tag("Standings", "Ranks, scores, profiles and achievements."),
            tag("Live", "Clients that receive updates."),
            tag("Games", "Standings of a game, in the format of similar systems."),
            tag("Tokens", "Credentials of players."),
            tag("Moderation", "Hidden, removed and erased players."),
            tag("Operation", "Liveness and readiness."),
            tag("Console", "The state of the installation, and the messages in Kafka."),
            tag("Rebuild", "Standings that are counted again from the log."),
            tag("Dead letters", "Events that could not be read."),
            tag("API keys", "Keys with which callers identify themselves."),
            tag("Audit", "Who changed what."));

    // The list is loose and no table, because Swagger UI wraps long words only in paragraphs.
    private static final String DESCRIPTION = """
            The API accepts game events and scores, and returns standings. Every error is `application/problem+json`.

            **Credentials**: without a security setting, no call on loopback needs them. Otherwise changes, histories and \
            leaderboards that are not public need an API key or a token, in \
            `X-API-Key` or `Authorization: Bearer`. Without valid ones the response is 401, and without the role 403. \
            `docs/SECURITY.md` lists the roles of each call.

            **WebSocket** at `/ws`: a new connection receives the global leaderboard and the newest achievements (the \
            default feed) without a request. They arrive immediately and after each change, at most every 100 ms. \
            A slow client receives only the newest state.

            Each request and its response:

            - `{"type":"subscribe","leaderboard_id":"kills"}`: `subscribed`, then a `leaderboard_update` of this \
            board immediately and after each change. The first subscription replaces the default feed, unless it \
            contains `"keep_overview":true`. With `"window":"daily"` the same for the current day; also hour, week or \
            month.

            - `{"type":"unsubscribe","leaderboard_id":"kills"}`: `unsubscribed`. The default feed resumes after the \
            last subscription has ended.

            - `{"type":"snapshot","leaderboard_id":"kills"}`: the newest update again.

            - `{"type":"follow","leaderboard_id":"kills","player_id":"ada","top":10}`: `following`, then a \
            `player_update` immediately and whenever the player's rank or score changes. `changes` contains \
            `overtaken` (a worse rank although the score is no worse), `entered_top` or `left_top`. It is empty \
            when a new day or season begins. `unfollow` ends the updates.

            - `{"type":"authenticate","token":"lb_…"}`: `authenticated`, for clients that cannot send the API key or token \
            in a header. The connection is closed with 4401 if it is invalid, expired or revoked, and with 4403 if the client \
            may no longer read a board that it watches.

            - `{"type":"ping"}`: `pong`.

            - Anything else: `{"type":"error","data":{"error":"…"}}`.

            While the standings cannot be read, clients receive an `error` with `"unavailable":true`, and another if the \
            reasons change. The next update ends this. In the default feed `not_counting` lists why new scores are not \
            counted, in errors and in `stats`.

            Each update has an `epoch` and a `sequence` that increases by one. A gap in the sequence or another epoch \
            means that the client was too slow for some states or has reconnected. No action is needed, because every \
            update is complete.

            **Server-Sent Events** at `/api/v1/leaderboards/{id}/stream?window=daily`: the same updates for one board, as \
            `leaderboard_update` events with the id `epoch-sequence`.

            [`/asyncapi.yaml`](/asyncapi.yaml) describes these messages and the topics in Kafka (AsyncAPI 3.0). \
            [`/schemas`](/schemas) lists the JSON Schemas of all events.
            """;

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Leaderboard API")
                        .version("1")
                        .description(DESCRIPTION)
                        .license(new License().name("MIT").identifier("MIT")))
                // The first says that credentials are optional: it depends on the installation who may make a call.
                .security(List.of(
                        new SecurityRequirement(),
                        new SecurityRequirement().addList(API_KEY),
                        new SecurityRequirement().addList(TOKEN)))
                .components(components())
                .tags(TAGS);
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    private static Components components() {
        Components components = new Components()
                .addSecuritySchemes(
                        API_KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-API-Key")
                                .description("An API key: `lb_<id>_<secret>`."))
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key or a token (JWT)."))
                .addSchemas(ProblemExamples.SCHEMA, ProblemExamples.schema())
                .addSchemas("Player", PlayerSchema.schema())
                .addSchemas("AcceptedScore", ResponseSchemas.acceptedScore());
        RequestSchemas.all().forEach(components::addSchemas);
        LimitHeaders.register(components);
        return components;
    }
}
