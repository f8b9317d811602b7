package gg.leaderboard.api.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a page of messages contains. */
final class MessagePages {

    private MessagePages() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static String next(JsonNode page) {
        return page.at("/meta/next").asString();
    }

    static List<String> values(JsonNode page) {
        return page.path("data")
                .valueStream()
                .map(message -> message.path("value").asString())
                .toList();
    }

    static List<Long> offsets(JsonNode page) {
        return page.path("data")
                .valueStream()
                .map(message -> message.path("offset").longValue())
                .toList();
    }
}
