internal import GRDB
internal import Signals

extension Rows {
    /// - Returns: false when something that it was made from has been taken back.
    mutating func addEpisode(
        _ text: String, _ language: Language, _ sources: [Citation], at now: WallTime, in db: Database
    ) throws -> Bool {
        for source in sources {
            let platform = source.author.platform.rawValue
            let isErased = try db.exists(
                "SELECT 1 FROM comments WHERE message = ? AND platform = ? AND erased <> 0",
                [source.message.text, platform])
            let isErasedEvent = try db.exists(
                "SELECT 1 FROM events WHERE message = ? AND platform = ? AND erased <> 0",
                [source.message.text, platform])
            if isErased || isErasedEvent { return false }
        }
        try db.run(
            "INSERT INTO episodes (text, language, at) VALUES (?, ?, ?)", [text, language.rawValue, now.milliseconds])
        let row = db.lastInsertedRowID
        episodes.added(row)
        for source in sources {
            try db.run(
                "INSERT INTO episodeSources (episode, message, platform, viewer) VALUES (?, ?, ?, ?)",
                [
                    row, source.message.text, source.author.platform.rawValue,
                    source.author.id.isEmpty ? 0 : KnownViewer.key(of: source.author),
                ])
        }
        try db.run("INSERT INTO search (rowid, text) VALUES (?, ?)", [row * 2 + 1, text])
        return true
    }
}
