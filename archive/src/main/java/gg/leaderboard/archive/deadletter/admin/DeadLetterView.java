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
 * @param reason what is wrong with it
 * @param rule the reason in the words that all who broke the same rule share
 * @param player whom it is likeliest about
 * @param source where it was received first
 * @param deadTime when it became a dead letter
 * @param edited whether something else is sent than what was received
 * @param attempts how often it was sent again
 * @param lastError why it failed again
 * @param preview the beginning of what was received, bytes that are no text replaced
 * @param truncated what is missing because it was too large; null if nothing is
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
     * What is known of a record that is not kept whole.
     *
     * @param parts which of {@code key}, {@code value} and {@code headers} are not whole; {@code record} if nothing is kept
     * @param valueSize how many bytes the value had
     * @param valueSha256 its SHA-256 in hexadecimal
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

    /** Where a letter was received. */
    record Source(
            String topic,
            @JsonProperty("topic_id") String topicId,
            int partition,
            long offset,
            @JsonProperty("log_time") Instant logTime) {}

    /**
     * A dead letter with all that is known of it.
     *
     * @param key as received, like {@code value} and {@code headers}: text, or {@code {"base64":"…"}} of what is none
     * @param editedValue what is sent instead of {@code value}
     * @param check whether it would be counted now; only after it was edited
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
