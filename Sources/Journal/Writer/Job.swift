internal import Signals

/// Hands the outcome of a job back to a waiting caller.
typealias Reply<Value: Sendable> = CheckedContinuation<Value, any Error>

/// What can be asked of the writer; done in the order it was asked.
enum Job: Sendable {
    /// - Parameter arrived: by wall clock, beside each comment's monotonic time.
    case admit([AdmittedComment], now: Moment, wall: WallTime, Reply<Admission>)
    case begin(TurnBeginning)
    case heard(String, clause: Int, turn: TurnID)
    /// `reply`: only when the caller has to wait.
    case end(TurnEnding, Reply<Void>?)
    case health(Health, WallTime)
    /// - Parameter stands: also what arrives later is covered.
    case erase(Recall, WallTime, stands: Bool, Reply<Erasure>)
    /// Anything else.
    case work(Work)
    /// Answers after everything before it is committed; with `scrubs`, after erased bytes have left the disk.
    case flush(scrubs: Bool, Reply<Void>)
    /// A reader met damage in the file of this generation.
    case replace(generation: Int, Reply<Void>)

    /// In rows, roughly; bounds the length of a transaction.
    var weight: Int {
        switch self {
        case .admit(let comments, _, _, _): max(1, comments.count)
        case .end(let ending, _): 1 + ending.marks.count
        case .work(let work): work.weight
        default: 1
        }
    }

    /// How the work on a job ended; delivered after the commit.
    enum Outcome: Sendable {
        case done
        case admitted(Admission)
        /// What answers the caller.
        case worked(@Sendable () -> Void)
        case erased(Erasure)
        case failed(any Error)
    }

    func deliver(_ outcome: Outcome) {
        switch (self, outcome) {
        case (.admit(_, _, _, let reply), .admitted(let admission)): reply.resume(returning: admission)
        case (.admit(_, _, _, let reply), .failed(let error)): reply.resume(throwing: error)
        case (.erase(_, _, _, let reply), .erased(let erasure)): reply.resume(returning: erasure)
        case (.erase(_, _, _, let reply), .failed(let error)): reply.resume(throwing: error)
        case (.end(_, let reply), .failed(let error)): reply?.resume(throwing: error)
        case (.end(_, let reply), _): reply?.resume()
        case (.flush(_, let reply), .failed(let error)), (.replace(_, let reply), .failed(let error)):
            reply.resume(throwing: error)
        case (.flush(_, let reply), _), (.replace(_, let reply), _): reply.resume()
        case (.work, .worked(let answer)): answer()
        case (.work(let work), .failed(let error)): work.fail(error)
        case (.begin, _), (.heard, _), (.health, _): break
        case (.admit, _), (.erase, _), (.work, _): preconditionFailure("an outcome of another kind of job")
        }
    }

    /// Nobody looks at the outcome, so that a failure is told to the operator instead.
    var isUnattended: Bool {
        switch self {
        case .begin, .heard, .health, .end: true
        case .work(let work): work.isUnattended
        default: false
        }
    }
}
