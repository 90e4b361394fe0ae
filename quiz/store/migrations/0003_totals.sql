-- Sums over the log, so that statistics need not go through it. Triggers keep them in the same
-- transaction as each review and each undoing, whoever writes them. Chances of a guess are whole
-- numbers of a billionth, so that what is taken back leaves nothing behind.
CREATE TABLE day_total (
    deck          TEXT    NOT NULL,
    day           INTEGER NOT NULL,
    reviews       INTEGER NOT NULL,
    passed        INTEGER NOT NULL,
    begun         INTEGER NOT NULL,
    took          INTEGER NOT NULL,
    young         INTEGER NOT NULL,
    young_passed  INTEGER NOT NULL,
    young_guess   INTEGER NOT NULL,
    mature        INTEGER NOT NULL,
    mature_passed INTEGER NOT NULL,
    mature_guess  INTEGER NOT NULL,
    PRIMARY KEY (deck, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE hour_total (
    deck    TEXT    NOT NULL,
    hour    INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    passed  INTEGER NOT NULL,
    PRIMARY KEY (deck, hour)
) STRICT, WITHOUT ROWID;

CREATE TABLE card_total (
    deck    TEXT    NOT NULL,
    card    TEXT    NOT NULL,
    format  TEXT    NOT NULL,
    reviews INTEGER NOT NULL,
    passed  INTEGER NOT NULL,
    learnt  INTEGER NOT NULL,
    learnt_passed INTEGER NOT NULL,
    learnt_guess  INTEGER NOT NULL,
    PRIMARY KEY (deck, card, format)
) STRICT, WITHOUT ROWID;

-- A review in the shape in which it is summed up.
CREATE VIEW countable AS
SELECT
    id, deck, card, day, format, took,
    (at + utc_offset * 60000) / 3600000 % 24 AS hour,
    grade > 1 AS passed,
    phase = 'new' AS begun,
    phase = 'review' AND coalesce(json_extract(before, '$.stability'), 0.0) < 21.0 AS young,
    phase = 'review' AND coalesce(json_extract(before, '$.stability'), 0.0) >= 21.0 AS mature,
    CAST(round(guess * 1000000000) AS INTEGER) AS guess
FROM review;

CREATE TRIGGER review_is_counted AFTER INSERT ON review
BEGIN
    INSERT INTO day_total
    SELECT deck, day, 1, passed, begun, took,
        young, young * passed, young * guess, mature, mature * passed, mature * guess
    FROM countable WHERE id = NEW.id
    ON CONFLICT DO UPDATE SET
        reviews = reviews + 1, passed = passed + excluded.passed, begun = begun + excluded.begun,
        took = took + excluded.took, young = young + excluded.young,
        young_passed = young_passed + excluded.young_passed, young_guess = young_guess + excluded.young_guess,
        mature = mature + excluded.mature, mature_passed = mature_passed + excluded.mature_passed,
        mature_guess = mature_guess + excluded.mature_guess;
    INSERT INTO hour_total
    SELECT deck, hour, 1, passed FROM countable WHERE id = NEW.id
    ON CONFLICT DO UPDATE SET reviews = reviews + 1, passed = passed + excluded.passed;
    INSERT INTO card_total
    SELECT deck, card, format, 1, passed, young + mature, (young + mature) * passed, (young + mature) * guess
    FROM countable WHERE id = NEW.id
    ON CONFLICT DO UPDATE SET
        reviews = reviews + 1, passed = passed + excluded.passed, learnt = learnt + excluded.learnt,
        learnt_passed = learnt_passed + excluded.learnt_passed, learnt_guess = learnt_guess + excluded.learnt_guess;
END;

CREATE TRIGGER undone_is_not_counted AFTER INSERT ON undone
BEGIN
    UPDATE day_total SET
        reviews = reviews - 1, passed = day_total.passed - c.passed, begun = day_total.begun - c.begun,
        took = day_total.took - c.took, young = day_total.young - c.young,
        young_passed = young_passed - c.young * c.passed, young_guess = young_guess - c.young * c.guess,
        mature = day_total.mature - c.mature, mature_passed = mature_passed - c.mature * c.passed,
        mature_guess = mature_guess - c.mature * c.guess
    FROM countable AS c WHERE c.id = NEW.review AND day_total.deck = c.deck AND day_total.day = c.day;
    UPDATE hour_total SET reviews = reviews - 1, passed = hour_total.passed - c.passed
    FROM countable AS c WHERE c.id = NEW.review AND hour_total.deck = c.deck AND hour_total.hour = c.hour;
    UPDATE card_total SET
        reviews = reviews - 1, passed = card_total.passed - c.passed, learnt = learnt - (c.young + c.mature),
        learnt_passed = learnt_passed - (c.young + c.mature) * c.passed,
        learnt_guess = learnt_guess - (c.young + c.mature) * c.guess
    FROM countable AS c
    WHERE c.id = NEW.review AND card_total.deck = c.deck AND card_total.card = c.card AND card_total.format = c.format;
    DELETE FROM day_total WHERE reviews = 0 AND (deck, day) = (SELECT deck, day FROM review WHERE id = NEW.review);
    DELETE FROM hour_total
    WHERE reviews = 0 AND (deck, hour) = (SELECT deck, hour FROM countable WHERE id = NEW.review);
    DELETE FROM card_total
    WHERE reviews = 0 AND (deck, card, format) = (SELECT deck, card, format FROM review WHERE id = NEW.review);
END;

INSERT INTO day_total
SELECT deck, day, count(*), sum(passed), sum(begun), sum(took), sum(young), sum(young * passed), sum(young * guess),
    sum(mature), sum(mature * passed), sum(mature * guess)
FROM countable WHERE id NOT IN (SELECT review FROM undone) GROUP BY deck, day;

INSERT INTO hour_total
SELECT deck, hour, count(*), sum(passed)
FROM countable WHERE id NOT IN (SELECT review FROM undone) GROUP BY deck, hour;

INSERT INTO card_total
SELECT deck, card, format, count(*), sum(passed), sum(young + mature), sum((young + mature) * passed),
    sum((young + mature) * guess)
FROM countable WHERE id NOT IN (SELECT review FROM undone) GROUP BY deck, card, format;

-- With the card in the index, which cards were begun is told without going to the memories.
DROP INDEX memory_by_due;
CREATE INDEX memory_by_due ON memory (deck, phase, due_day, card);
