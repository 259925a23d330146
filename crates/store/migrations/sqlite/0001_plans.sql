-- What is recorded stays: every table only grows, and the triggers at the end see to it.

-- One change of a plan: who, when, why. Numbered per plan from 1 without gaps; the primary key is
-- the one place where two changes at once are told apart. Times are UTC with nine decimals, so
-- that they compare as text.
CREATE TABLE entry (
    plan TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 30),
    recorded_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (plan, number)
) STRICT, WITHOUT ROWID;

-- An edition of everything but the readings.
CREATE TABLE revision (
    plan TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    entry INTEGER NOT NULL,
    stage TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (plan, number),
    UNIQUE (plan, entry),
    FOREIGN KEY (plan, entry) REFERENCES entry (plan, number)
) STRICT, WITHOUT ROWID;

-- One row of a table of the plan format. Cells: a JSON object from column to canonical text, blank
-- cells left out, so that a column that comes later does not break an earlier edition.
CREATE TABLE plan_row (
    plan TEXT NOT NULL,
    revision INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    position INTEGER NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (plan, revision, table_name, position),
    FOREIGN KEY (plan, revision) REFERENCES revision (plan, number)
) STRICT, WITHOUT ROWID;

-- What one change recorded for one series, an indicator in an area. Cells: a JSON object from
-- column to a list with one canonical text per reading; columns that are blank throughout are left
-- out. Series are written and read whole, so one row holds all their periods; the view `reading`
-- shows them one by one.
CREATE TABLE recording (
    plan TEXT NOT NULL,
    indicator TEXT NOT NULL,
    area TEXT NOT NULL,
    entry INTEGER NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (plan, indicator, area, entry),
    FOREIGN KEY (plan, entry) REFERENCES entry (plan, number)
) STRICT, WITHOUT ROWID;

-- Every reading ever recorded, superseded or withdrawn (status `withdrawn`) ones included. The one
-- with the highest entry counts.
CREATE VIEW reading AS
SELECT
    recording.plan,
    recording.indicator,
    recording.area,
    period.value AS period,
    recording.entry,
    cells ->> ('$.status[' || period.key || ']') AS status,
    nullif(cells ->> ('$.value[' || period.key || ']'), '') AS value,
    nullif(cells ->> ('$.numerator[' || period.key || ']'), '') AS numerator,
    nullif(cells ->> ('$.denominator[' || period.key || ']'), '') AS denominator,
    nullif(cells ->> ('$.text[' || period.key || ']'), '') AS text,
    nullif(cells ->> ('$.note[' || period.key || ']'), '') AS note,
    nullif(cells ->> ('$.source[' || period.key || ']'), '') AS source,
    nullif(cells ->> ('$.reported_on[' || period.key || ']'), '') AS reported_on
FROM recording
JOIN json_each(recording.cells, '$.period') AS period;

CREATE TRIGGER entry_is_not_updated BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'entry is append-only'); END;
CREATE TRIGGER revision_is_not_updated BEFORE UPDATE ON revision
BEGIN SELECT raise(ABORT, 'revision is append-only'); END;
CREATE TRIGGER revision_is_not_deleted BEFORE DELETE ON revision
BEGIN SELECT raise(ABORT, 'revision is append-only'); END;
CREATE TRIGGER plan_row_is_not_updated BEFORE UPDATE ON plan_row
BEGIN SELECT raise(ABORT, 'plan_row is append-only'); END;
CREATE TRIGGER plan_row_is_not_deleted BEFORE DELETE ON plan_row
BEGIN SELECT raise(ABORT, 'plan_row is append-only'); END;
CREATE TRIGGER recording_is_not_updated BEFORE UPDATE ON recording
BEGIN SELECT raise(ABORT, 'recording is append-only'); END;
CREATE TRIGGER recording_is_not_deleted BEFORE DELETE ON recording
BEGIN SELECT raise(ABORT, 'recording is append-only'); END;

-- INSERT OR REPLACE deletes the row it replaces without asking the triggers above.
CREATE TRIGGER entry_is_not_replaced BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE plan = new.plan AND number = new.number)
BEGIN SELECT raise(ABORT, 'entry is append-only'); END;
CREATE TRIGGER revision_is_not_replaced BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision WHERE plan = new.plan AND (number = new.number OR entry = new.entry))
BEGIN SELECT raise(ABORT, 'revision is append-only'); END;
CREATE TRIGGER plan_row_is_not_replaced BEFORE INSERT ON plan_row
WHEN EXISTS (
    SELECT 1 FROM plan_row
    WHERE plan = new.plan AND revision = new.revision AND table_name = new.table_name AND position = new.position
)
BEGIN SELECT raise(ABORT, 'plan_row is append-only'); END;
CREATE TRIGGER recording_is_not_replaced BEFORE INSERT ON recording
WHEN EXISTS (
    SELECT 1 FROM recording
    WHERE plan = new.plan AND indicator = new.indicator AND area = new.area AND entry = new.entry
)
BEGIN SELECT raise(ABORT, 'recording is append-only'); END;
