-- Boards that were not equal when they were last compared with the archive: unequal or failed.
CREATE
    TABLE
        verify_results(
            board text PRIMARY KEY,
            RESULT text NOT NULL
        );
