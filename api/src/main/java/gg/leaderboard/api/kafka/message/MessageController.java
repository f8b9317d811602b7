package gg.leaderboard.api.kafka.message;

import gg.leaderboard.api.docs.ProblemResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MessageController {

    private final MessageSearch search;

    MessageController(MessageSearch search) {
        this.search = search;
    }

    @Operation(
            tags = "Console",
            summary = "Search in the messages of a topic",
            description =
                    "Messages of the services' topics, of inlets, and of topics that the operator of the api has added to"
                            + " `leaderboard.api.console.topics`; others are refused with 403."
                            + "\n\nReturns messages by time, then by offset. Without `start`, the newest ones."
                            + " A request reads at most 20,000 records, 16 MB and 3 seconds; `complete` is false if something is"
                            + " left in the direction of the search. `next` continues at later offsets, and at the end of the"
                            + " topic returns only newer messages. `older` continues at earlier offsets, with the same"
                            + " `partition`, `key` and `text`."
                            + "\n\nOnly committed records are read (`read_committed`), as processor and archive do. No consumer"
                            + " group is used, and nothing is committed. A value of more than 64 KB is `truncated`. Bytes that are"
                            + " not text are in Base64. Values of `leaderboard-keys` are withheld. Records of erased players remain"
                            + " until Kafka deletes them. At most two searches run at the same time.")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping(path = "/api/v1/admin/kafka/topics/{topic}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    MessagePage kafkaMessages(
            @Parameter(example = "game-events") @PathVariable("topic") String topic,
            @ParameterObject MessageParameters parameters) {
        return search.search(parameters.query(topic));
    }
}
