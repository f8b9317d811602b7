package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;

/** Documents the request headers of writes. */
final class WriteOptionsHeaders {

    private WriteOptionsHeaders() {}

    static List<Parameter> all() {
        return List.of(
                header(
                        "Idempotency-Key",
                        "1–128 visible characters, chosen by the client. Requests with the same key within"
                                + " a day count once. The same key with another body returns 422."),
                header("Prefer", "`respond-async`: returns 202 as soon as Kafka has confirmed the write."));
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }
}
