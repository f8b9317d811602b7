package gg.leaderboard.events;

/** Names of record headers. Values are UTF-8 text. */
public final class EventHeaders {

    /** On an event: its id, for tools that read only headers. */
    public static final String EVENT_ID = "event_id";

    /** On an event: its type. */
    public static final String EVENT_TYPE = "event_type";

    /** On a CloudEvent in binary mode: where it comes from. Makes the event's id, together with {@link #CE_ID}. */
    public static final String CE_SOURCE = "ce_source";

    /** On a CloudEvent in binary mode: its id, which no other event of the same source has. */
    public static final String CE_ID = "ce_id";

    /** On a CloudEvent in binary mode: its type, of which what follows the last dot counts. */
    public static final String CE_TYPE = "ce_type";

    /** {@code application/cloudevents+json} on a CloudEvent in structured mode, whose value says all that headers say in binary mode. */
    public static final String CONTENT_TYPE = "content-type";

    /** On a CloudEvent in binary mode: when it happened. Log time if neither this nor the value says it. */
    public static final String CE_TIME = "ce_time";

    /** On a dead letter: why it could not be read. */
    public static final String REASON = "dlq_reason";

    /** On a dead letter: the rule it broke, in the same words for all that broke it. */
    public static final String RULE = "dlq_rule";

    /** On a dead letter: the topic it came from. */
    public static final String SOURCE_TOPIC = "dlq_source_topic";

    /** On a dead letter: the id of that topic, which one that is deleted and created anew does not have. */
    public static final String SOURCE_TOPIC_ID = "dlq_source_topic_id";

    /** On a dead letter: the partition it came from. */
    public static final String SOURCE_PARTITION = "dlq_source_partition";

    /** On a dead letter: the offset it had there. */
    public static final String SOURCE_OFFSET = "dlq_source_offset";

    /** On a dead letter: the log time it had there, ISO 8601. */
    public static final String SOURCE_TIME = "dlq_source_time";

    /** On an event that was a dead letter, and on what it becomes if it cannot be read again: which letter it was. */
    public static final String LETTER = "dlq_id";

    /** Beside {@link #LETTER}: how often it had been sent by then, this time included. */
    public static final String ATTEMPT = "dlq_attempt";

    /** On a record that is not there whole: what is missing, of {@code key}, {@code value}, {@code headers}; or {@code record}. */
    public static final String TRUNCATED = "dlq_truncated";

    /** Beside {@link #TRUNCATED}: how many bytes the value had. */
    public static final String VALUE_SIZE = "dlq_value_size";

    /** Beside {@link #TRUNCATED}: the SHA-256 of the value, in hexadecimal. */
    public static final String VALUE_SHA256 = "dlq_value_sha256";

    private EventHeaders() {}
}
