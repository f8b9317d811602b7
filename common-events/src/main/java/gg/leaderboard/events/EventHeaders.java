package gg.leaderboard.events;

/** Names of record headers. Values are UTF-8 text. */
public final class EventHeaders {

    /** On an event: its id, for tools that only read headers. */
    public static final String EVENT_ID = "event_id";

    /** On an event: its type. */
    public static final String EVENT_TYPE = "event_type";

    /** On a CloudEvent in binary mode: its source. Forms the event's id together with {@link #CE_ID}. */
    public static final String CE_SOURCE = "ce_source";

    /** On a CloudEvent in binary mode: its id, unique within its source. */
    public static final String CE_ID = "ce_id";

    /** On a CloudEvent in binary mode: its type. Only the part after the last dot is used. */
    public static final String CE_TYPE = "ce_type";

    /** {@code application/cloudevents+json} on a CloudEvent in structured mode, whose value holds the attributes too. */
    public static final String CONTENT_TYPE = "content-type";

    /** On a CloudEvent in binary mode: when it happened. Without it and without a timestamp in the value, the log time. */
    public static final String CE_TIME = "ce_time";

    /**
     * On a traced event: the trace context of its sender, as in the <a href="https://www.w3.org/TR/trace-context/">W3C Trace
     * Context</a>. It has no effect on what is counted.
     */
    public static final String TRACE = "traceparent";

    /** On a dead letter: why it could not be read. */
    public static final String REASON = "dlq_reason";

    /** On a dead letter: the rule it broke; the same text for every record that broke the rule. */
    public static final String RULE = "dlq_rule";

    /** On a dead letter: the topic it came from. */
    public static final String SOURCE_TOPIC = "dlq_source_topic";

    /** On a dead letter: the id of that topic, which changes when the topic is deleted and created again. */
    public static final String SOURCE_TOPIC_ID = "dlq_source_topic_id";

    /** On a dead letter: the partition it came from. */
    public static final String SOURCE_PARTITION = "dlq_source_partition";

    /** On a dead letter: the offset it had there. */
    public static final String SOURCE_OFFSET = "dlq_source_offset";

    /** On a dead letter: the log time it had there, ISO 8601. */
    public static final String SOURCE_TIME = "dlq_source_time";

    /** On a resent event, and on the dead letter it becomes if it fails again: the id of the original dead letter. */
    public static final String LETTER = "dlq_id";

    /** Together with {@link #LETTER}: how often it has been resent, this time included. */
    public static final String ATTEMPT = "dlq_attempt";

    /** On a truncated record: the missing parts, of {@code key}, {@code value}, {@code headers}; or {@code record}. */
    public static final String TRUNCATED = "dlq_truncated";

    /** Together with {@link #TRUNCATED}: the size of the original value in bytes. */
    public static final String VALUE_SIZE = "dlq_value_size";

    /** Together with {@link #TRUNCATED}: the SHA-256 of the original value, in hexadecimal. */
    public static final String VALUE_SHA256 = "dlq_value_sha256";

    private EventHeaders() {}
}
