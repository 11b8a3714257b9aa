"""The tables of both databases, as numbered migrations: index i brings a file from version i to i + 1.

A published migration never changes; a new one is added. Times are whole microseconds since 1970 in UTC, so that they
compare fast and come back exactly. Comments inside a statement are kept by SQLite and shown by `.schema`.
"""

Migration = tuple[str, ...]  # statements, run in one transaction together with the new version number

PROGRESS: tuple[Migration, ...] = (
    (
        """
        CREATE TABLE meta (
            -- identity: random name of this numbering of events, new whenever they are renumbered
            -- journal_size, journal_mtime, journal_crc: how much of progress.jsonl is in here (bytes),
            --     when it was last written (ns), and the CRC-32 of those bytes
            key TEXT PRIMARY KEY,
            value NOT NULL  -- no type: kept as given
        ) WITHOUT ROWID
        """,
        "INSERT INTO meta VALUES ('identity', lower(hex(randomblob(8))))",
        """
        CREATE TABLE event (
            -- everything that happened, in the order of the journal; the other tables follow from this one
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,    -- milliseconds in hexadecimal, then random: sorts by time
            question TEXT,              -- whose card it changes, if any
            line TEXT NOT NULL          -- as in the journal
        )
        """,
        "CREATE INDEX event_of_question ON event (question, seq) WHERE question IS NOT NULL",
        """
        CREATE TABLE log (
            -- answers, less those taken back
            seq INTEGER PRIMARY KEY REFERENCES event,
            id TEXT NOT NULL UNIQUE,
            question TEXT NOT NULL,
            topic TEXT NOT NULL,        -- the question's when it was answered
            at INTEGER NOT NULL,
            rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
            correct INTEGER NOT NULL CHECK (correct IN (0, 1)),
            score REAL NOT NULL CHECK (typeof(score) = 'real'),  -- 0 to 1
            seconds REAL NOT NULL CHECK (typeof(seconds) = 'real'),
            hints INTEGER NOT NULL CHECK (typeof(hints) = 'integer'),
            scheduled INTEGER NOT NULL CHECK (scheduled IN (0, 1)),  -- whether it moved the card
            detail TEXT NOT NULL        -- JSON: round, seed, answer, mistakes, confidence where it was said
        )
        """,
        "CREATE INDEX log_of_question ON log (question, at, seq)",
        "CREATE INDEX log_in_time ON log (at, seq)",
        """
        CREATE TABLE card (
            -- the state of memory of each question that was answered or made due
            question TEXT PRIMARY KEY,
            due INTEGER NOT NULL,
            stability REAL,             -- days; NULL: made due before its first answer
            difficulty REAL,            -- 1 to 10
            last_review INTEGER,
            reps INTEGER NOT NULL,
            lapses INTEGER NOT NULL,
            reason TEXT                 -- JSON: why it was made due; NULL once answered
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE attempt (
            -- submissions of code; the code itself is attempts/<id>.py
            id TEXT PRIMARY KEY,
            seq INTEGER NOT NULL REFERENCES event,
            exercise TEXT NOT NULL,
            framework TEXT NOT NULL,
            at INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            hints INTEGER NOT NULL,     -- of the exercise, used before it
            verdict TEXT,               -- NULL: the grading never came to an end
            passed INTEGER NOT NULL DEFAULT 0,
            total INTEGER NOT NULL DEFAULT 0,
            seconds REAL NOT NULL DEFAULT 0,
            mistakes TEXT NOT NULL DEFAULT '[]'  -- JSON
        )
        """,
        "CREATE INDEX attempt_of_exercise ON attempt (exercise, seq)",
        """
        CREATE TABLE help (
            -- what was shown of an exercise before it was solved
            exercise TEXT PRIMARY KEY,
            hints INTEGER NOT NULL DEFAULT 0 CHECK (typeof(hints) = 'integer'),  -- the highest hint used, from 1
            solution INTEGER                    -- when the reference was first revealed
        ) WITHOUT ROWID
        """,
    ),
    (
        """
        CREATE TABLE round (
            -- rounds of questions, so that one that was broken off can be continued
            seq INTEGER PRIMARY KEY REFERENCES event,
            id TEXT NOT NULL UNIQUE,
            at INTEGER NOT NULL,
            seed INTEGER NOT NULL,
            questions TEXT NOT NULL,    -- JSON: ids, in the order in which they were to be asked
            settings TEXT NOT NULL,     -- JSON: banks that were named for it, whether it asks how sure one is
            skipped TEXT NOT NULL DEFAULT '[]'  -- JSON: ids that were put off, in order
        )
        """,
        """
        CREATE TABLE flag (
            -- questions that the learner found unclear
            question TEXT PRIMARY KEY,
            at INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
    ),
    (
        # The probability of a right answer, as predicted just before it was given; NULL: nothing was known of it.
        "ALTER TABLE log ADD COLUMN predicted REAL CHECK (predicted BETWEEN 0 AND 1)",
        """
        CREATE TABLE plan (
            -- what the learner prepares for; the last one holds
            seq INTEGER PRIMARY KEY REFERENCES event,
            at INTEGER NOT NULL,
            date TEXT,                  -- of the interview, YYYY-MM-DD; NULL: there is none any more
            topics TEXT NOT NULL,       -- JSON: these and all below them; empty: every topic
            minutes INTEGER NOT NULL    -- a day
        )
        """,
        """
        CREATE TABLE parameters (
            -- FSRS weights fitted to the learner; the last ones hold
            seq INTEGER PRIMARY KEY REFERENCES event,
            at INTEGER NOT NULL,
            weights TEXT,               -- JSON; NULL: the defaults predict better
            detail TEXT NOT NULL        -- JSON: how many reviews they were fitted to, what was measured
        )
        """,
        """
        CREATE TABLE page (
            -- the blank page on which each exercise was last begun
            exercise TEXT PRIMARY KEY,
            at INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE practice (
            -- the state of memory of each exercise that was accepted, as in `card`
            exercise TEXT PRIMARY KEY,
            due INTEGER NOT NULL,
            stability REAL,
            difficulty REAL,
            last_review INTEGER,
            reps INTEGER NOT NULL,
            lapses INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE interview (
            -- mock interviews
            seq INTEGER PRIMARY KEY REFERENCES event,
            id TEXT NOT NULL UNIQUE,
            at INTEGER NOT NULL,
            settings TEXT NOT NULL,     -- JSON: role, minutes, seed, questions, exercises
            steps TEXT NOT NULL DEFAULT '[]'  -- JSON: what happened in it, in order
        )
        """,
    ),
)

CATALOGUE: tuple[Migration, ...] = (
    (
        """
        CREATE TABLE meta (
            -- drill: the version that wrote this file, and the shape of its questions
            -- memory_identity, memory_seq: how far `memory` follows progress.db
            key TEXT PRIMARY KEY,
            value NOT NULL  -- no type: kept as given
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE file (
            -- each bank file that was read, also those with nothing but faults
            path TEXT PRIMARY KEY,
            mtime_ns INTEGER NOT NULL,
            size INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE bank (
            -- the head of a bank file, where it could be read
            file TEXT PRIMARY KEY REFERENCES file ON DELETE CASCADE,
            id TEXT NOT NULL,
            title_en TEXT NOT NULL,
            title_zh TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE topic (
            -- topics that a file names, in its order
            file TEXT NOT NULL REFERENCES file ON DELETE CASCADE,
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            title_en TEXT NOT NULL,
            title_zh TEXT NOT NULL,
            PRIMARY KEY (file, position)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE question (
            -- what picking needs of a question; the rest is in `payload`, to keep these rows short
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL,           -- not unique: an id used twice is a fault to report, not one to stumble over
            file TEXT NOT NULL REFERENCES file ON DELETE CASCADE,
            position INTEGER NOT NULL,  -- in its file, from 0
            bank TEXT NOT NULL,
            topic TEXT NOT NULL,
            type TEXT NOT NULL,
            level INTEGER NOT NULL,
            langs TEXT NOT NULL,        -- separated by spaces
            exercise TEXT,
            due INTEGER,                -- these three as in `memory`; NULL: never asked
            stability REAL,
            lapses INTEGER
        )
        """,
        # Each picks by walking one index in order, its filters included, and stops after a round's worth of questions.
        "CREATE INDEX question_by_id ON question (id)",
        "CREATE INDEX question_in_topic ON question (topic, type, bank, id)",
        "CREATE INDEX question_in_file ON question (file, position)",
        "CREATE INDEX question_of_exercise ON question (exercise) WHERE exercise IS NOT NULL",
        "CREATE INDEX question_due ON question (due, topic, type, bank, id) WHERE due IS NOT NULL",
        """CREATE INDEX question_weak ON question (lapses DESC, stability, topic, type, bank, id)
           WHERE stability IS NOT NULL""",
        """CREATE INDEX question_unseen ON question (topic, level, position, file, type, bank, id)
           WHERE due IS NULL""",
        """
        CREATE TABLE payload (
            -- the whole question
            number INTEGER PRIMARY KEY REFERENCES question ON DELETE CASCADE,
            json TEXT NOT NULL          -- models/question_json.py
        )
        """,
        """
        CREATE TABLE fault (
            -- what is wrong in a file, so that an unchanged one need not be read to say so again
            file TEXT NOT NULL REFERENCES file ON DELETE CASCADE,
            line INTEGER NOT NULL,
            column INTEGER NOT NULL,
            message_en TEXT NOT NULL,
            message_zh TEXT NOT NULL
        )
        """,
        "CREATE INDEX fault_in_file ON fault (file, line, column)",
        """
        CREATE TABLE memory (
            -- a copy of the cards, so that picking needs no join across two databases
            question TEXT PRIMARY KEY,
            due INTEGER NOT NULL,
            stability REAL,
            lapses INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
    ),
    (
        """
        CREATE TABLE exercise (
            -- exercise.yaml files as last read; those with faults are read each time
            file TEXT PRIMARY KEY,
            mtime_ns INTEGER NOT NULL,
            size INTEGER NOT NULL,
            shape TEXT NOT NULL,   -- the fields that an exercise had when this was written
            json TEXT NOT NULL     -- models/record.py
        ) WITHOUT ROWID
        """,
    ),
    (
        "ALTER TABLE topic ADD COLUMN needs TEXT NOT NULL DEFAULT '[]'",  # JSON: topics to learn before it
        "ALTER TABLE topic ADD COLUMN roles TEXT NOT NULL DEFAULT '[]'",  # JSON: kinds of interview that ask it
        "ALTER TABLE question ADD COLUMN seconds_en REAL",  # expected, asked in English
        "ALTER TABLE question ADD COLUMN seconds_zh REAL",
        # The rest of a card, for the planner; `reason` is NULL unless a diagnosis made the question due.
        "ALTER TABLE question ADD COLUMN difficulty REAL",
        "ALTER TABLE question ADD COLUMN last_review INTEGER",
        "ALTER TABLE question ADD COLUMN reason TEXT",
        "ALTER TABLE memory ADD COLUMN difficulty REAL",
        "ALTER TABLE memory ADD COLUMN last_review INTEGER",
        "ALTER TABLE memory ADD COLUMN reason TEXT",
        # What is known of each topic, walked at every start of the bare command.
        "CREATE INDEX question_known ON question (topic, stability, last_review) WHERE stability IS NOT NULL",
        """
        CREATE TABLE agenda (
            -- the work of a day before an interview, as it was planned when the day began
            key TEXT PRIMARY KEY,  -- what it was planned for; there is one row at most
            json TEXT NOT NULL
        ) WITHOUT ROWID
        """,
    ),
)
