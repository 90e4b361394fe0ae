-- The log. Rows are never changed or deleted; "before" holds the memory before the review.
CREATE TABLE review (
    seq        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    card       TEXT    NOT NULL,
    deck       TEXT    NOT NULL,
    question   TEXT    NOT NULL,
    format     TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    utc_offset INTEGER NOT NULL,
    day        INTEGER NOT NULL,
    grade      INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
    verdict    TEXT    NOT NULL,
    overridden INTEGER NOT NULL CHECK (overridden IN (0, 1)),
    answer     TEXT    NOT NULL,
    took       INTEGER NOT NULL CHECK (took BETWEEN 0 AND 60000),
    guess      REAL    NOT NULL CHECK (guess BETWEEN 0 AND 1),
    phase      TEXT    NOT NULL,
    before     TEXT    NOT NULL
) STRICT;

CREATE INDEX review_by_day ON review (day, deck);
CREATE INDEX review_by_card ON review (card, seq);

-- Reviews that were taken back; the entry in the log stays.
CREATE TABLE undone (
    review TEXT    NOT NULL PRIMARY KEY REFERENCES review (id),
    at     INTEGER NOT NULL
) STRICT;

CREATE TRIGGER review_is_never_changed BEFORE UPDATE ON review
BEGIN SELECT raise(ABORT, 'the review log only grows'); END;
CREATE TRIGGER review_is_never_deleted BEFORE DELETE ON review
BEGIN SELECT raise(ABORT, 'the review log only grows'); END;

CREATE TABLE memory (
    card          TEXT    NOT NULL PRIMARY KEY,
    deck          TEXT    NOT NULL,
    phase         TEXT    NOT NULL,
    step          INTEGER NOT NULL,
    stability     REAL,
    difficulty    REAL,
    due_day       INTEGER,
    due_at        INTEGER,
    last_day      INTEGER,
    reps          INTEGER NOT NULL,
    lapses        INTEGER NOT NULL,
    last_question TEXT    NOT NULL,
    rung_penalty  INTEGER NOT NULL
) STRICT;

CREATE INDEX memory_by_due ON memory (deck, phase, due_day);
