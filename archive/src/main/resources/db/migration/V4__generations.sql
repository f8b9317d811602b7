-- By the rules of which generation each fold's tables were written; changed in the transaction that folds them anew.
CREATE TABLE fold_generations (
    fold       fold   PRIMARY KEY,
    generation bigint NOT NULL
);

INSERT INTO fold_generations SELECT DISTINCT fold, 0 FROM progress;
