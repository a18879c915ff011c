import Journal
import Signals
import Testing

@Suite struct UpkeepTests {
    let start = Moment(nanoseconds: 1_000_000_000_000)

    @Test("an erasure is scrubbed when it is quiet, and not before")
    func quiet() {
        var upkeep = Upkeep(at: start)
        upkeep.wrote(logPages: 3, surplusRows: 0, erased: true, at: start)
        #expect(upkeep.due(at: start + .milliseconds(249), isIdle: true) == nil)
        #expect(upkeep.due(at: start + .milliseconds(250), isIdle: false) == nil)
        #expect(upkeep.due(at: start + .milliseconds(250), isIdle: true) == .scrub)
        #expect(upkeep.wakeAt(after: start) == start + .milliseconds(250))
    }

    @Test("a chat that never rests puts an erasure off by half a minute at most")
    func busy() {
        var upkeep = Upkeep(at: start)
        upkeep.wrote(logPages: 3, surplusRows: 0, erased: true, at: start)
        for second in 1..<30 {
            upkeep.wrote(logPages: 3, surplusRows: 0, erased: false, at: start + .seconds(second))
            #expect(upkeep.due(at: start + .seconds(second), isIdle: false) == nil)
        }
        #expect(upkeep.due(at: start + .seconds(30), isIdle: false) == .scrub)
        upkeep.did(.scrub, completely: true, logPages: 0, surplusRows: 0, at: start + .seconds(30))
        #expect(upkeep.due(at: start + .seconds(90), isIdle: true) == nil)
        #expect(upkeep.wakeAt(after: start + .seconds(90)) == nil)
    }

    @Test("what a reader held up is tried again, after a pause")
    func heldUp() {
        var upkeep = Upkeep(at: start)
        upkeep.wrote(logPages: 3, surplusRows: 0, erased: true, at: start)
        let tried = start + .seconds(1)
        upkeep.did(.scrub, completely: false, logPages: 3, surplusRows: 0, at: tried)
        #expect(upkeep.due(at: tried, isIdle: true) == nil)
        #expect(upkeep.wakeAt(after: tried) == tried + Upkeep.quiet)
        #expect(upkeep.due(at: tried + Upkeep.quiet, isIdle: true) == .scrub)
    }

    @Test("a long log and many old rows are seen to even in a busy chat")
    func forced() {
        var upkeep = Upkeep(at: start)
        upkeep.wrote(logPages: Upkeep.forcedPages, surplusRows: 0, erased: false, at: start)
        #expect(upkeep.due(at: start, isIdle: false) == .checkpoint)
        upkeep.wrote(logPages: 0, surplusRows: Upkeep.forcedRows, erased: false, at: start)
        #expect(upkeep.due(at: start, isIdle: false) == .prune)
        upkeep.wrote(logPages: 0, surplusRows: Upkeep.forcedRows - 1, erased: false, at: start)
        #expect(upkeep.due(at: start, isIdle: false) == nil)
        #expect(upkeep.due(at: start + Upkeep.quiet, isIdle: true) == .prune)
    }
}
