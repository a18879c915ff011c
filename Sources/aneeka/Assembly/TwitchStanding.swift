import Engines
import Signals
import Stage

/// Who is signed in to Twitch, as the panel shows it under the key "twitch".
struct TwitchStanding: Sendable, Equatable {
    enum State: String, Sendable {
        case signedOut, signedIn, revoked
        /// For Twitch to answer, or for the code to be used.
        case waiting
    }

    struct Account: Sendable, Equatable {
        /// "bot" or "broadcaster".
        let account: String
        /// "" when it is not known.
        var login = ""
        var state = State.signedOut
        /// What it is good for, or what to do; in lines.
        var message = Bilingual.empty
    }

    /// A code that waits to be used.
    struct SignIn: Sendable, Equatable {
        let account: String
        let code: String
        let address: String
        let until: WallTime
        /// The address to scan; nil when it cannot be drawn.
        let square: QRCode?

        init(account: String, code: String, address: String, until: WallTime) {
            self.account = account
            self.code = code
            self.address = address
            self.until = until
            square = QRCode(address)
        }
    }

    var accounts: [Account] = []
    var signIn: SignIn?
    /// Whether somebody who may is signed in.
    var canModerate = false
}

extension JSON {
    init(_ standing: TwitchStanding) {
        self = [
            "accounts": .list(standing.accounts.map { JSON($0) }),
            "signIn": standing.signIn.map { JSON($0) } ?? .null,
            "canModerate": .truth(standing.canModerate),
        ]
    }

    private init(_ account: TwitchStanding.Account) {
        self = [
            "account": .text(account.account), "login": .text(account.login), "state": .text(account.state.rawValue),
            "message": JSON(account.message),
        ]
    }

    private init(_ signIn: TwitchStanding.SignIn) {
        let rows = signIn.square?.rows.map { row in String(row.map { $0 ? "1" : "0" }) } ?? []
        self = [
            "account": .text(signIn.account), "code": .text(signIn.code), "address": .text(signIn.address),
            "qr": .list(rows.map { .text($0) }), "until": .integer(Int(signIn.until.milliseconds / 1000)),
        ]
    }
}
