-- What a learner decided about cards; a card without a row is as it comes.
CREATE TABLE card_state (
    card       TEXT    NOT NULL PRIMARY KEY,
    deck       TEXT    NOT NULL,
    suspended  INTEGER NOT NULL CHECK (suspended IN (0, 1)),
    buried_day INTEGER,
    flagged    INTEGER NOT NULL CHECK (flagged IN (0, 1)),
    remark     TEXT    NOT NULL
) STRICT;

CREATE INDEX card_state_by_deck ON card_state (deck);

-- The log of deeds. Rows are never changed or deleted; "before" holds states and memories as
-- they were, "after" the states that the deed left.
CREATE TABLE change (
    seq    INTEGER PRIMARY KEY,
    id     TEXT    NOT NULL UNIQUE,
    deed   TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    cards  TEXT    NOT NULL,
    before TEXT    NOT NULL,
    after  TEXT    NOT NULL
) STRICT;

-- Deeds that were taken back; the entry in the log stays.
CREATE TABLE undone_change (
    change TEXT    NOT NULL PRIMARY KEY REFERENCES change (id),
    at     INTEGER NOT NULL
) STRICT;

CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
BEGIN SELECT raise(ABORT, 'the log of deeds only grows'); END;
CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN SELECT raise(ABORT, 'the log of deeds only grows'); END;
