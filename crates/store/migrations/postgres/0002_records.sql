-- What is being worked on: a JSON document of a kind under a key, written in place. The version goes
-- up with every writing. A record that was removed leaves its version with a blank body, so that a
-- later one under its key cannot be taken for it.
CREATE TABLE record (
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    body TEXT NOT NULL,
    PRIMARY KEY (kind, key)
);

-- Every commit: when, by whom, for which government (blank for the installation), what was done to
-- what, why. Changes: a JSON array of what was before and after. Numbered from 1 without gaps; each
-- entry names the hash of the one before it.
CREATE TABLE journal (
    number BIGINT PRIMARY KEY CHECK (number >= 1),
    at TEXT COLLATE "C" NOT NULL CHECK (length(at) = 30),
    by_whom TEXT COLLATE "C" NOT NULL,
    government TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    reason TEXT NOT NULL,
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    changes TEXT NOT NULL
);

-- A file that was handed in, by the SHA-256 of its bytes.
CREATE TABLE file (
    sha256 TEXT COLLATE "C" PRIMARY KEY CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL,
    bytes BYTEA NOT NULL
);

CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal EXECUTE FUNCTION refuse_change();
CREATE TRIGGER file_is_not_updated BEFORE UPDATE OR TRUNCATE ON file EXECUTE FUNCTION refuse_change();
