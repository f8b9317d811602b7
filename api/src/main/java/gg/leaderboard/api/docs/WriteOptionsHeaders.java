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
                        "1–128 visible characters of your making: requests with the same key are one, for"
                                + " a day. With another body it is a 422."),
                header("Prefer", "`respond-async`: answer 202 as soon as Kafka has it."));
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }
}
