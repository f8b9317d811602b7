-- What the topic leaderboards holds, kept although the topic may be deleted or lose it: a copy of the only thing that says what
-- scores on boards of users mean.
CREATE TABLE board_definitions (
    key        text    PRIMARY KEY, -- the board's id, or :generations
    changes    integer NOT NULL,    -- how many versions the history has: it only ever grows
    definition text    NOT NULL     -- JSON
);
