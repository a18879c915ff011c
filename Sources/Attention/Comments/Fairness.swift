internal import Signals

/// Who was answered or passed over lately. Each answer counts one, each passing over minus a half; it halves with time.
/// Bounded: the viewer noted first goes.
struct Fairness: Sendable {
    struct Account: Sendable {
        var balance: Double = 0
        var at: Moment
    }

    private static let capacity = 2_048

    private let decay: Decay
    private var accounts: [ViewerID: Account] = [:]
    private var order: [ViewerID] = []
    private var oldest = 0

    init(_ decay: Decay) {
        self.decay = decay
    }

    func account(of viewer: ViewerID, at now: Moment) -> Account { accounts[viewer] ?? Account(at: now) }

    /// - Returns: the account afterwards.
    mutating func book(_ amount: Double, to viewer: ViewerID, at now: Moment) -> Account {
        if var account = accounts[viewer] {
            account.balance = max(-3, min(3, account.balance * decay.fairness(since: account.at, at: now) + amount))
            account.at = now
            accounts[viewer] = account
            return account
        }
        if order.count < Self.capacity {
            order.append(viewer)
        } else {
            accounts[order[oldest]] = nil
            order[oldest] = viewer
            oldest = (oldest + 1) % Self.capacity
        }
        let account = Account(balance: amount, at: now)
        accounts[viewer] = account
        return account
    }
}
