internal import GRDB

extension Error {
    /// The file itself is broken; writing it again cannot help, a new file can.
    var isDamage: Bool {
        guard let error = self as? DatabaseError else { return false }
        return error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
    }

    /// A row is at fault, not the file: the other rows of the transaction can be written without it.
    var isRowFault: Bool {
        guard let error = self as? DatabaseError else { return false }
        return [.SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH].contains(error.resultCode)
    }
}

extension JournalError {
    /// SQLite's own words are kept, the statement and its arguments (which hold viewers' words) are not.
    init(_ error: any Error, file: String) {
        if let error = error as? JournalError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .failed(file: file, reason: String(describing: type(of: error)))
            return
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(file: file)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable(file: file)
        case .SQLITE_FULL: self = .full(file: file)
        default:
            self = .failed(file: file, reason: "SQLite \(error.extendedResultCode)")
        }
    }
}
