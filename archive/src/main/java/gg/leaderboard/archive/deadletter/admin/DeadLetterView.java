package gg.leaderboard.archive.deadletter.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gg.leaderboard.archive.deadletter.BytesJson;
import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.archive.deadletter.DeadLetterStatus;
import gg.leaderboard.archive.deadletter.StoredDeadLetter;
import gg.leaderboard.events.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dead letter in a list.
 *
 * @param reason why it was rejected
 * @param rule the violated rule; the same text for all records that violate it
 * @param player the player that it is most likely about
 * @param source where it was first received
 * @param deadTime when it became a dead letter
 * @param edited whether it was edited
 * @param attempts number of resend attempts
 * @param lastError why the last resend failed
 * @param preview the beginning of the value; invalid UTF-8 is replaced
 * @param truncated what was truncated; null if nothing was
 */
record DeadLetterView(
        DeadLetterId id,
        DeadLetterStatus status,
        String reason,
        String rule,
        @JsonProperty("player_id") @Nullable String player,
        Source source,
        @JsonProperty("dead_time") Instant deadTime,
        boolean edited,
        int attempts,
        @JsonProperty("last_error") @Nullable String lastError,
        @Nullable String preview,
        @JsonInclude(Include.NON_NULL) @Nullable Truncation truncated) {

    private static final int PREVIEW = 200;

    static DeadLetterView of(StoredDeadLetter letter) {
        return new DeadLetterView(
                letter.id(),
                letter.status(),
                letter.reason(),
                letter.rule(),
                letter.players().isEmpty() ? null : letter.players().get(0),
                new Source(
                        letter.topic(),
                        letter.id().partition().topicId(),
                        letter.id().partition().partition(),
                        letter.id().offset(),
                        letter.logTime()),
                letter.deadTime(),
                letter.edited() != null,
                letter.attempts(),
                letter.lastError(),
                letter.value() == null ? null : preview(letter.value()),
                letter.isTruncated() ? Truncation.of(letter) : null);
    }

    private static String preview(byte[] value) {
        String text = new String(value, 0, Math.min(value.length, 2 * PREVIEW), StandardCharsets.UTF_8);
        return text.substring(0, text.offsetByCodePoints(0, Math.min(PREVIEW, text.codePointCount(0, text.length()))));
    }

    /**
     * Describes a truncated record.
     *
     * @param parts the truncated ones of {@code key}, {@code value} and {@code headers}; {@code record} if nothing is stored
     * @param valueSize size of the original value in bytes
     * @param valueSha256 SHA-256 of the original value in hexadecimal
     */
    record Truncation(
            String parts,
            @JsonProperty("value_size") @Nullable String valueSize,
            @JsonProperty("value_sha256") @Nullable String valueSha256) {

        static Truncation of(StoredDeadLetter letter) {
            return new Truncation(
                    String.valueOf(text(letter, EventHeaders.TRUNCATED)),
                    text(letter, EventHeaders.VALUE_SIZE),
                    text(letter, EventHeaders.VALUE_SHA256));
        }

        private static @Nullable String text(StoredDeadLetter letter, String header) {
            byte[] value = letter.header(header);
            return value == null ? null : new String(value, StandardCharsets.UTF_8);
        }
    }

    /** Where a dead letter was received. */
    record Source(
            String topic,
            @JsonProperty("topic_id") String topicId,
            int partition,
            long offset,
            @JsonProperty("log_time") Instant logTime) {}

    /**
     * A dead letter with all details.
     *
     * @param key as received, like {@code value} and {@code headers}: text, or {@code {"base64":"…"}}
     * @param editedValue the value to resend if it was edited
     * @param check whether it would be counted now; only in the answer to an edit
     */
    record Details(
            @JsonUnwrapped DeadLetterView letter,
            JsonNode key,
            JsonNode value,
            JsonNode headers,
            @JsonProperty("edited_value") JsonNode editedValue,
            @JsonInclude(Include.NON_NULL) @Nullable ResendResult check) {

        static Details of(StoredDeadLetter letter, @Nullable ResendResult check) {
            return new Details(
                    DeadLetterView.of(letter),
                    BytesJson.write(letter.key()),
                    BytesJson.write(letter.value()),
                    letter.headers(),
                    BytesJson.write(letter.edited()),
                    check);
        }
    }
}
