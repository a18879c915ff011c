internal import GRDB

/// The tables of the one file. A change is a new migration, never an edit of one that has been released.
///
/// Everything that holds a viewer's words is only ever appended or made shorter in place: SQLite's `secure_delete`
/// zeroes what a shrinking row leaves, but a growing row can move its neighbours to another page and leave their
/// bytes behind. For the same reason no index holds a name or a text.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 the programme") { db in
            try db.execute(sql: programme)
        }
        migrator.registerMigration("2 memory") { db in
            try db.execute(sql: memory)
        }
        migrator.registerMigration("3 why an event was not thanked for") { db in
            try db.execute(sql: "ALTER TABLE thanks ADD COLUMN reason TEXT NOT NULL DEFAULT ''")
        }
        return migrator
    }

    private static let programme = """
        CREATE TABLE sessions (id INTEGER PRIMARY KEY, began INTEGER NOT NULL);

        CREATE TABLE comments (
            id INTEGER PRIMARY KEY,
            platform TEXT NOT NULL, message TEXT NOT NULL,
            viewer TEXT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
            received INTEGER NOT NULL, admitted INTEGER NOT NULL,
            verdict TEXT NOT NULL, erased INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX commentsByMessage ON comments (message, platform);
        CREATE INDEX commentsByViewer ON comments (viewer, platform) WHERE viewer <> '';

        CREATE TABLE recalls (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, platform TEXT NOT NULL, subject TEXT NOT NULL,
            at INTEGER NOT NULL, until INTEGER, timeout INTEGER);
        CREATE INDEX recallsBySubject ON recalls (subject);

        CREATE TABLE turns (
            id INTEGER PRIMARY KEY, session INTEGER NOT NULL, number INTEGER NOT NULL,
            shape TEXT NOT NULL, language TEXT NOT NULL, waiting INTEGER NOT NULL,
            began INTEGER NOT NULL);
        CREATE UNIQUE INDEX turnsByNumber ON turns (session, number);

        CREATE TABLE sources (
            id INTEGER PRIMARY KEY, turn INTEGER NOT NULL, platform TEXT NOT NULL, message TEXT NOT NULL,
            viewer TEXT NOT NULL, reasons TEXT NOT NULL, erased INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX sourcesByTurn ON sources (turn);
        CREATE INDEX sourcesByMessage ON sources (message);
        CREATE INDEX sourcesByViewer ON sources (viewer, platform) WHERE viewer <> '';

        CREATE TABLE endings (
            id INTEGER PRIMARY KEY, turn INTEGER NOT NULL UNIQUE, reply TEXT NOT NULL, heard TEXT NOT NULL,
            wasCut INTEGER NOT NULL, cause TEXT, at INTEGER NOT NULL, erased INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE heard (
            id INTEGER PRIMARY KEY, turn INTEGER NOT NULL, clause INTEGER NOT NULL, text TEXT NOT NULL);
        CREATE INDEX heardByTurn ON heard (turn);

        CREATE TABLE marks (
            id INTEGER PRIMARY KEY, turn INTEGER NOT NULL, mark TEXT NOT NULL, clause INTEGER, offset INTEGER NOT NULL);
        CREATE INDEX marksByTurn ON marks (turn);

        CREATE TABLE health (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, part TEXT NOT NULL, state TEXT NOT NULL, message TEXT NOT NULL);
        """

    /// `viewers`, `names`, `facts`, `episodes`, `operatorFacts` and `events` hold words and are appended to or shortened;
    /// what is taken out stays as a row without words until the file is compacted. Numbers that change stand in tables
    /// of their own. A viewer is found by a hash, so that no index holds an id.
    private static let memory = """
        CREATE TABLE viewers (
            id INTEGER PRIMARY KEY, key INTEGER NOT NULL,
            platform TEXT NOT NULL, viewer TEXT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL);
        CREATE INDEX viewersByKey ON viewers (key) WHERE key <> 0;

        CREATE TABLE standings (
            viewer INTEGER PRIMARY KEY, visits INTEGER NOT NULL, bond REAL NOT NULL, bondAt INTEGER NOT NULL,
            firstSeen INTEGER NOT NULL, lastSeen INTEGER NOT NULL, lastAnswered INTEGER, lastSession INTEGER NOT NULL,
            named INTEGER, facts INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE names (id INTEGER PRIMARY KEY, viewer INTEGER NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL);
        CREATE INDEX namesByViewer ON names (viewer) WHERE viewer <> 0;

        CREATE TABLE facts (
            id INTEGER PRIMARY KEY, viewer INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
            subject TEXT NOT NULL, message TEXT NOT NULL, told INTEGER NOT NULL, confirmations INTEGER NOT NULL,
            language TEXT NOT NULL, due INTEGER);
        CREATE INDEX factsByViewer ON facts (viewer) WHERE viewer <> 0;
        CREATE INDEX factsByMessage ON facts (message) WHERE viewer <> 0;

        CREATE TABLE factRecalls (fact INTEGER PRIMARY KEY, at INTEGER NOT NULL);

        CREATE TABLE episodes (
            id INTEGER PRIMARY KEY, text TEXT NOT NULL, language TEXT NOT NULL, at INTEGER NOT NULL,
            erased INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE episodeSources (
            id INTEGER PRIMARY KEY, episode INTEGER NOT NULL, message TEXT NOT NULL, platform TEXT NOT NULL,
            viewer INTEGER NOT NULL);
        CREATE INDEX episodeSourcesByEpisode ON episodeSources (episode);
        CREATE INDEX episodeSourcesByMessage ON episodeSources (message);
        CREATE INDEX episodeSourcesByViewer ON episodeSources (viewer) WHERE viewer <> 0;

        CREATE TABLE operatorFacts (id INTEGER PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL);

        CREATE TABLE events (
            id INTEGER PRIMARY KEY, platform TEXT NOT NULL, message TEXT NOT NULL, kind TEXT NOT NULL,
            key INTEGER NOT NULL, viewer TEXT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
            received INTEGER NOT NULL, session INTEGER NOT NULL, erased INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX eventsByMessage ON events (message, platform);
        CREATE INDEX eventsByKey ON events (key) WHERE key <> 0;

        CREATE TABLE thanks (event INTEGER PRIMARY KEY, status TEXT NOT NULL, session INTEGER NOT NULL, at INTEGER NOT NULL);
        CREATE INDEX thanksOpen ON thanks (status) WHERE status IN ('due', 'thanking');

        CREATE TABLE tape (
            id INTEGER PRIMARY KEY, session INTEGER NOT NULL, at INTEGER NOT NULL, call TEXT NOT NULL,
            subject TEXT NOT NULL);
        CREATE INDEX tapeBySession ON tape (session);

        CREATE VIEW remembered AS
            SELECT id * 2 AS id, text FROM facts WHERE viewer <> 0
            UNION ALL SELECT id * 2 + 1 AS id, text FROM episodes WHERE erased = 0;
        CREATE VIRTUAL TABLE search USING fts5 (
            text, content = 'remembered', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
        """
}
