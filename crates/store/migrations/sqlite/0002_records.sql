-- What is being worked on: a JSON document of a kind under a key, written in place. The version goes
-- up with every writing. A record that was removed leaves its version with a blank body, so that a
-- later one under its key cannot be taken for it.
CREATE TABLE record (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    body TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- Every commit: when, by whom, for which government (blank for the installation), what was done to
-- what, why. Changes: a JSON array of what was before and after. Numbered from 1 without gaps; each
-- entry names the hash of the one before it. Changes come last, because they may be long.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    at TEXT NOT NULL CHECK (length(at) = 30),
    by_whom TEXT NOT NULL,
    government TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    changes TEXT NOT NULL
) STRICT;

-- A file that was handed in, by the SHA-256 of its bytes.
CREATE TABLE file (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_is_not_replaced BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE number = new.number)
BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
CREATE TRIGGER file_is_not_updated BEFORE UPDATE ON file
BEGIN SELECT raise(ABORT, 'file is append-only'); END;
