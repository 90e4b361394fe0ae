-- After which entry of the review log a deed was done: the order of both logs does not hang on the clock.
ALTER TABLE change ADD COLUMN after_review INTEGER;

-- Where each entry of both logs stands among those of all machines, and what it did to a card. Filled by syncing;
-- a memory is that of the entries of its card in the order of (time, id).
CREATE TABLE stamp (
    card  TEXT    NOT NULL,
    time  INTEGER NOT NULL,
    id    TEXT    NOT NULL,
    basis TEXT    NOT NULL,
    after TEXT    NOT NULL,
    own   INTEGER NOT NULL CHECK (own IN (0, 1)),
    PRIMARY KEY (card, time, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX stamp_by_id ON stamp (id);
CREATE INDEX stamp_from_elsewhere ON stamp (id) WHERE own = 0;

-- How far the logs are stamped.
CREATE TABLE stamped (
    review INTEGER NOT NULL,
    change INTEGER NOT NULL
) STRICT;
INSERT INTO stamped VALUES (0, 0);

-- What was taken back elsewhere before it arrived here.
CREATE TABLE taken_back_early (
    id TEXT    NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How far each shared folder was written and read.
CREATE TABLE shared_folder (
    folder TEXT    NOT NULL PRIMARY KEY,
    review INTEGER NOT NULL,
    change INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shared_file (
    folder   TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    position INTEGER NOT NULL,
    tail     TEXT    NOT NULL,
    PRIMARY KEY (folder, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE shared_undone (
    folder TEXT NOT NULL,
    id     TEXT NOT NULL,
    PRIMARY KEY (folder, id)
) STRICT, WITHOUT ROWID;
