-- The last scores of players from one partition of the log, for the bounds of boards. Each fold decides by its own.
-- The state is as ScoreState writes it. It expires with the season, or never.
CREATE
    TABLE
        score_states(
            fold fold NOT NULL,
            topic_id text NOT NULL,
            PARTITION INTEGER NOT NULL,
            board text NOT NULL,
            season BIGINT NOT NULL,
            player text NOT NULL,
            state text NOT NULL,
            expires_at timestamptz,
            PRIMARY KEY(
                fold,
                topic_id,
                PARTITION,
                board,
                season,
                player
            )
        );

CREATE
    INDEX score_states_of_player ON
    score_states(player);

-- The bound that a counted score violates, what happens to the score (reject, quarantine or flag), and the board.
ALTER TABLE
    events ADD COLUMN violation text,
    ADD COLUMN ACTION text,
    ADD COLUMN board text;

CREATE
    INDEX events_to_review ON
    events(
        ingested_at,
        topic_id,
        PARTITION,
        "offset"
    )
WHERE
    ACTION IN(
        'quarantine',
        'flag'
    );

CREATE
    INDEX events_reviewed ON
    events(id)
WHERE
    ACTION IN(
        'quarantine',
        'flag'
    );

-- The decisions of moderators: accepted or rejected. The id and the log time are those of the score's event.
CREATE
    TABLE
        review_decisions(
            review_of uuid NOT NULL,
            logged_at timestamptz NOT NULL,
            decision text NOT NULL,
            decision_reason text,
            decided_at timestamptz NOT NULL,
            PRIMARY KEY(
                review_of,
                logged_at
            )
        );
