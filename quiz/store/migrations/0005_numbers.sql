-- Sums over memories, and over the log by card and by format, so that statistics need not go through a hundred
-- thousand cards. Triggers keep them with each memory and each review, whoever writes them. Difficulties are summed up
-- as whole numbers of a billionth, like the chances of a guess.

-- Whether a transaction that puts in very much counts it itself, before it ends.
CREATE TABLE counting (
    later INTEGER NOT NULL CHECK (later IN (0, 1))
) STRICT;
INSERT INTO counting VALUES (0);

-- A review in the shape in which it is summed up.
DROP TRIGGER review_is_counted;
DROP TRIGGER undone_is_not_counted;
DROP VIEW countable;
CREATE VIEW countable AS
SELECT
    seq, id, deck, card, day, format, took,
    (at + utc_offset * 60000) / 3600000 % 24 AS hour,
    grade > 1 AS passed,
    phase = 'new' AS begun,
    phase = 'review' AND coalesce(json_extract(before, '$.stability'), 0.0) < 21.0 AS young,
    phase = 'review' AND coalesce(json_extract(before, '$.stability'), 0.0) >= 21.0 AS mature,
    CAST(round(guess * 1000000000) AS INTEGER) AS guess
FROM review;

-- Where a card stands: what came of its reviews and, where it has a memory, how hard it is.
CREATE TABLE standing (
    deck          TEXT    NOT NULL,
    card          TEXT    NOT NULL,
    reviews       INTEGER NOT NULL,
    missed        INTEGER NOT NULL,
    learnt        INTEGER NOT NULL,
    learnt_passed INTEGER NOT NULL,
    learnt_guess  INTEGER NOT NULL,
    lapses        INTEGER,
    difficulty    REAL,
    PRIMARY KEY (deck, card)
) STRICT, WITHOUT ROWID;

CREATE INDEX standing_by_hardship
ON standing (deck, lapses DESC, missed * 1.0 / reviews DESC, round(coalesce(difficulty, 0.0), 2) DESC, card)
WHERE missed > 0 AND lapses IS NOT NULL;

-- In which formats a card was asked, and how often.
CREATE TABLE asked (
    deck    TEXT    NOT NULL,
    card    TEXT    NOT NULL,
    format  TEXT    NOT NULL,
    reviews INTEGER NOT NULL,
    PRIMARY KEY (deck, card, format)
) STRICT, WITHOUT ROWID;

-- "rated" counts the cards asked in a format whose memory has a difficulty.
CREATE TABLE format_total (
    deck          TEXT    NOT NULL,
    format        TEXT    NOT NULL,
    cards         INTEGER NOT NULL,
    reviews       INTEGER NOT NULL,
    learnt        INTEGER NOT NULL,
    learnt_passed INTEGER NOT NULL,
    learnt_guess  INTEGER NOT NULL,
    rated         INTEGER NOT NULL,
    difficulty    INTEGER NOT NULL,
    PRIMARY KEY (deck, format)
) STRICT, WITHOUT ROWID;

-- Memories by phase and by the study day on which they are due; day 0 stands for none.
CREATE TABLE due_total (
    deck    TEXT    NOT NULL,
    phase   TEXT    NOT NULL,
    due_day INTEGER NOT NULL,
    cards   INTEGER NOT NULL,
    PRIMARY KEY (deck, phase, due_day)
) STRICT, WITHOUT ROWID;

-- Memories by whole days of stability.
CREATE TABLE stability_total (
    deck      TEXT    NOT NULL,
    stability INTEGER NOT NULL,
    cards     INTEGER NOT NULL,
    PRIMARY KEY (deck, stability)
) STRICT, WITHOUT ROWID;

-- Memories by whole degrees of difficulty, and the sum of their difficulties.
CREATE TABLE difficulty_total (
    deck       TEXT    NOT NULL,
    difficulty INTEGER NOT NULL,
    cards      INTEGER NOT NULL,
    total      INTEGER NOT NULL,
    PRIMARY KEY (deck, difficulty)
) STRICT, WITHOUT ROWID;

INSERT INTO standing
SELECT
    card_total.deck, card_total.card, sum(card_total.reviews), sum(card_total.reviews - passed), sum(learnt),
    sum(learnt_passed), sum(learnt_guess), memory.lapses, memory.difficulty
FROM card_total LEFT JOIN memory ON memory.card = card_total.card GROUP BY card_total.deck, card_total.card;

INSERT INTO standing
SELECT deck, card, 0, 0, 0, 0, 0, lapses, difficulty FROM memory WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO format_total
SELECT
    card_total.deck, format, count(*), sum(card_total.reviews), sum(learnt), sum(learnt_passed), sum(learnt_guess),
    count(memory.difficulty), coalesce(sum(CAST(round(memory.difficulty * 1000000000) AS INTEGER)), 0)
FROM card_total LEFT JOIN memory ON memory.card = card_total.card GROUP BY card_total.deck, format;

INSERT INTO asked SELECT deck, card, format, reviews FROM card_total;

INSERT INTO due_total SELECT deck, phase, coalesce(due_day, 0) AS day, count(*) FROM memory GROUP BY deck, phase, day;

INSERT INTO stability_total
SELECT deck, CAST(stability AS INTEGER) AS whole, count(*) FROM memory WHERE stability IS NOT NULL GROUP BY deck, whole;

INSERT INTO difficulty_total
SELECT
    deck, CAST(difficulty AS INTEGER) AS whole, count(*), sum(CAST(round(difficulty * 1000000000) AS INTEGER))
FROM memory WHERE difficulty IS NOT NULL GROUP BY deck, whole;

DROP TABLE card_total;

-- What is put in here is counted: a memory that comes with "sign" 1, one that goes with -1.
CREATE VIEW memory_count AS
SELECT deck, card, phase, stability, difficulty, due_day, lapses, 0 AS sign FROM memory;

CREATE TRIGGER memory_count_is_added INSTEAD OF INSERT ON memory_count
BEGIN
    INSERT INTO due_total VALUES (NEW.deck, NEW.phase, coalesce(NEW.due_day, 0), NEW.sign)
    ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    DELETE FROM due_total
    WHERE NEW.sign < 0 AND cards = 0 AND deck = NEW.deck AND phase = NEW.phase AND due_day = coalesce(NEW.due_day, 0);
    INSERT INTO stability_total
    SELECT NEW.deck, CAST(NEW.stability AS INTEGER), NEW.sign WHERE NEW.stability IS NOT NULL
    ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    DELETE FROM stability_total
    WHERE NEW.sign < 0 AND cards = 0 AND deck = NEW.deck AND stability = CAST(NEW.stability AS INTEGER);
    INSERT INTO difficulty_total
    SELECT NEW.deck, CAST(NEW.difficulty AS INTEGER), NEW.sign,
        NEW.sign * CAST(round(NEW.difficulty * 1000000000) AS INTEGER)
    WHERE NEW.difficulty IS NOT NULL
    ON CONFLICT DO UPDATE SET cards = cards + excluded.cards, total = total + excluded.total;
    DELETE FROM difficulty_total
    WHERE NEW.sign < 0 AND cards = 0 AND deck = NEW.deck AND difficulty = CAST(NEW.difficulty AS INTEGER);
    UPDATE format_total SET
        rated = rated + NEW.sign,
        difficulty = difficulty + NEW.sign * CAST(round(NEW.difficulty * 1000000000) AS INTEGER)
    WHERE NEW.difficulty IS NOT NULL AND deck = NEW.deck
        AND format IN (SELECT format FROM asked WHERE deck = NEW.deck AND card = NEW.card);
END;

CREATE TRIGGER memory_is_counted AFTER INSERT ON memory
WHEN (SELECT later FROM counting) = 0
BEGIN
    INSERT INTO memory_count
    VALUES (NEW.deck, NEW.card, NEW.phase, NEW.stability, NEW.difficulty, NEW.due_day, NEW.lapses, 1);
    INSERT INTO standing VALUES (NEW.deck, NEW.card, 0, 0, 0, 0, 0, NEW.lapses, NEW.difficulty)
    ON CONFLICT DO UPDATE SET lapses = excluded.lapses, difficulty = excluded.difficulty;
END;

CREATE TRIGGER changed_memory_is_counted AFTER UPDATE ON memory
WHEN (SELECT later FROM counting) = 0
BEGIN
    INSERT INTO memory_count
    VALUES (OLD.deck, OLD.card, OLD.phase, OLD.stability, OLD.difficulty, OLD.due_day, OLD.lapses, -1);
    INSERT INTO memory_count
    VALUES (NEW.deck, NEW.card, NEW.phase, NEW.stability, NEW.difficulty, NEW.due_day, NEW.lapses, 1);
    UPDATE standing SET lapses = NEW.lapses, difficulty = NEW.difficulty WHERE deck = NEW.deck AND card = NEW.card;
END;

CREATE TRIGGER forgotten_memory_is_not_counted AFTER DELETE ON memory
BEGIN
    INSERT INTO memory_count
    VALUES (OLD.deck, OLD.card, OLD.phase, OLD.stability, OLD.difficulty, OLD.due_day, OLD.lapses, -1);
    UPDATE standing SET lapses = NULL, difficulty = NULL WHERE deck = OLD.deck AND card = OLD.card;
    DELETE FROM standing WHERE reviews = 0 AND deck = OLD.deck AND card = OLD.card;
END;

-- A card counts in a format from its first review in it to the undoing of its last.
CREATE TRIGGER format_has_a_card_more AFTER INSERT ON asked
BEGIN
    INSERT INTO format_total VALUES (NEW.deck, NEW.format, 1, 0, 0, 0, 0, 0, 0)
    ON CONFLICT DO UPDATE SET cards = cards + 1;
    UPDATE format_total SET rated = rated + 1, difficulty = format_total.difficulty + found.difficulty
    FROM (
        SELECT CAST(round(difficulty * 1000000000) AS INTEGER) AS difficulty FROM memory
        WHERE card = NEW.card AND difficulty IS NOT NULL
    ) AS found
    WHERE deck = NEW.deck AND format = NEW.format;
END;

CREATE TRIGGER format_has_a_card_less AFTER DELETE ON asked
BEGIN
    UPDATE format_total SET rated = rated - 1, difficulty = format_total.difficulty - found.difficulty
    FROM (
        SELECT CAST(round(difficulty * 1000000000) AS INTEGER) AS difficulty FROM memory
        WHERE card = OLD.card AND difficulty IS NOT NULL
    ) AS found
    WHERE deck = OLD.deck AND format = OLD.format;
    UPDATE format_total SET cards = cards - 1 WHERE deck = OLD.deck AND format = OLD.format;
    DELETE FROM format_total WHERE cards = 0 AND deck = OLD.deck AND format = OLD.format;
END;

-- What is put in here is counted: a review that comes with "sign" 1, one that is taken back with -1.
CREATE VIEW review_count AS
SELECT deck, card, day, format, took, hour, passed, begun, young, mature, guess, 0 AS sign FROM countable;

CREATE TRIGGER review_count_is_added INSTEAD OF INSERT ON review_count
BEGIN
    INSERT INTO day_total VALUES (
        NEW.deck, NEW.day, NEW.sign, NEW.sign * NEW.passed, NEW.sign * NEW.begun, NEW.sign * NEW.took,
        NEW.sign * NEW.young, NEW.sign * NEW.young * NEW.passed, NEW.sign * NEW.young * NEW.guess,
        NEW.sign * NEW.mature, NEW.sign * NEW.mature * NEW.passed, NEW.sign * NEW.mature * NEW.guess
    )
    ON CONFLICT DO UPDATE SET
        reviews = reviews + excluded.reviews, passed = passed + excluded.passed, begun = begun + excluded.begun,
        took = took + excluded.took, young = young + excluded.young,
        young_passed = young_passed + excluded.young_passed, young_guess = young_guess + excluded.young_guess,
        mature = mature + excluded.mature, mature_passed = mature_passed + excluded.mature_passed,
        mature_guess = mature_guess + excluded.mature_guess;
    DELETE FROM day_total WHERE NEW.sign < 0 AND reviews = 0 AND deck = NEW.deck AND day = NEW.day;
    INSERT INTO hour_total VALUES (NEW.deck, NEW.hour, NEW.sign, NEW.sign * NEW.passed)
    ON CONFLICT DO UPDATE SET reviews = reviews + excluded.reviews, passed = passed + excluded.passed;
    DELETE FROM hour_total WHERE NEW.sign < 0 AND reviews = 0 AND deck = NEW.deck AND hour = NEW.hour;
    INSERT INTO standing VALUES (
        NEW.deck, NEW.card, NEW.sign, NEW.sign * (1 - NEW.passed), NEW.sign * (NEW.young + NEW.mature),
        NEW.sign * (NEW.young + NEW.mature) * NEW.passed, NEW.sign * (NEW.young + NEW.mature) * NEW.guess, NULL, NULL
    )
    ON CONFLICT DO UPDATE SET
        reviews = reviews + excluded.reviews, missed = missed + excluded.missed, learnt = learnt + excluded.learnt,
        learnt_passed = learnt_passed + excluded.learnt_passed, learnt_guess = learnt_guess + excluded.learnt_guess;
    DELETE FROM standing
    WHERE NEW.sign < 0 AND reviews = 0 AND lapses IS NULL AND deck = NEW.deck AND card = NEW.card;
    INSERT INTO asked VALUES (NEW.deck, NEW.card, NEW.format, NEW.sign)
    ON CONFLICT DO UPDATE SET reviews = reviews + excluded.reviews;
    UPDATE format_total SET
        reviews = reviews + NEW.sign, learnt = learnt + NEW.sign * (NEW.young + NEW.mature),
        learnt_passed = learnt_passed + NEW.sign * (NEW.young + NEW.mature) * NEW.passed,
        learnt_guess = learnt_guess + NEW.sign * (NEW.young + NEW.mature) * NEW.guess
    WHERE deck = NEW.deck AND format = NEW.format;
    DELETE FROM asked
    WHERE NEW.sign < 0 AND reviews = 0 AND deck = NEW.deck AND card = NEW.card AND format = NEW.format;
END;

CREATE TRIGGER review_is_counted AFTER INSERT ON review
WHEN (SELECT later FROM counting) = 0
BEGIN
    INSERT INTO review_count
    SELECT
        NEW.deck, NEW.card, NEW.day, NEW.format, NEW.took, (NEW.at + NEW.utc_offset * 60000) / 3600000 % 24,
        NEW.grade > 1, NEW.phase = 'new',
        NEW.phase = 'review' AND coalesce(json_extract(NEW.before, '$.stability'), 0.0) < 21.0,
        NEW.phase = 'review' AND coalesce(json_extract(NEW.before, '$.stability'), 0.0) >= 21.0,
        CAST(round(NEW.guess * 1000000000) AS INTEGER), 1;
END;

CREATE TRIGGER undone_is_not_counted AFTER INSERT ON undone
BEGIN
    INSERT INTO review_count
    SELECT deck, card, day, format, took, hour, passed, begun, young, mature, guess, -1
    FROM countable WHERE id = NEW.review;
END;
