-- An index has a limit of size.
UPDATE
    dlq_events
SET
    rule = LEFT(
        rule,
        200
    )
WHERE
    LENGTH(rule)> 200;

-- Dead letters are counted often, for metrics.
CREATE
    INDEX dlq_events_by_rule ON
    dlq_events(
        rule,
        status
    );
