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
}
