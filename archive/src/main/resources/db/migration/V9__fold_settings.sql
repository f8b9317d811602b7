-- By what each fold's tables were folded, beside the rules of boards; null for those that were written before it was kept.
ALTER TABLE fold_generations ADD COLUMN settings text;

-- Settings by which rows are found again; those of the first archive that looked.
CREATE TABLE archive_layout (
    setting text PRIMARY KEY,
    value   text NOT NULL
);
