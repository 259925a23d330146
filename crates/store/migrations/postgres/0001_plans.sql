-- What is recorded stays: every table only grows, and the triggers at the end see to it.
-- Texts that are compared have the collation "C", so that they order by their bytes as in SQLite.

-- One change of a plan: who, when, why. Numbered per plan from 1 without gaps; the primary key is
-- the one place where two changes at once are told apart. Times are UTC with nine decimals, so
-- that they compare as text and no digit is lost.
CREATE TABLE entry (
    plan TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    recorded_at TEXT COLLATE "C" NOT NULL CHECK (length(recorded_at) = 30),
    recorded_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (plan, number)
);

-- An edition of everything but the readings.
CREATE TABLE revision (
    plan TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    entry BIGINT NOT NULL,
    stage TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (plan, number),
    UNIQUE (plan, entry),
    FOREIGN KEY (plan, entry) REFERENCES entry (plan, number)
);

-- One row of a table of the plan format. Cells: a JSON object from column to canonical text, blank
-- cells left out, so that a column that comes later does not break an earlier edition.
CREATE TABLE plan_row (
    plan TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    table_name TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (plan, revision, table_name, position),
    FOREIGN KEY (plan, revision) REFERENCES revision (plan, number)
);

-- What one change recorded for one series, an indicator in an area. Cells: a JSON object from
-- column to a list with one canonical text per reading; columns that are blank throughout are left
-- out. Series are written and read whole, so one row holds all their periods; the view `reading`
-- shows them one by one.
CREATE TABLE recording (
    plan TEXT COLLATE "C" NOT NULL,
    indicator TEXT COLLATE "C" NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    entry BIGINT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (plan, indicator, area, entry),
    FOREIGN KEY (plan, entry) REFERENCES entry (plan, number)
);

-- Every reading ever recorded, superseded or withdrawn (status `withdrawn`) ones included. The one
-- with the highest entry counts.
CREATE VIEW reading AS
SELECT
    recording.plan,
    recording.indicator,
    recording.area,
    period.value AS period,
    recording.entry,
    parsed.cells -> 'status' ->> period.at AS status,
    nullif(parsed.cells -> 'value' ->> period.at, '') AS value,
    nullif(parsed.cells -> 'numerator' ->> period.at, '') AS numerator,
    nullif(parsed.cells -> 'denominator' ->> period.at, '') AS denominator,
    nullif(parsed.cells -> 'text' ->> period.at, '') AS text,
    nullif(parsed.cells -> 'note' ->> period.at, '') AS note,
    nullif(parsed.cells -> 'source' ->> period.at, '') AS source,
    nullif(parsed.cells -> 'reported_on' ->> period.at, '') AS reported_on
FROM recording
CROSS JOIN LATERAL (SELECT recording.cells::jsonb AS cells) AS parsed
CROSS JOIN LATERAL (
    SELECT listed.value, (listed.ordinality - 1)::integer AS at
    FROM jsonb_array_elements_text(parsed.cells -> 'period') WITH ORDINALITY AS listed (value, ordinality)
) AS period;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON revision EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_row_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_row EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recording_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON recording EXECUTE FUNCTION refuse_change();
