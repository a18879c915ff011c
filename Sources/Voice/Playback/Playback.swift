package import Signals
internal import Sound
internal import Synchronization

/// Carries the sound of her turns to the output that leads, and knows what was heard.
///
/// For each turn: `begin`; the voices `append` and end their clauses, two of them at once if they like; `endOfTurn` when
/// the last voice is done; beside them one task runs `play`. Turns are played one after the other: `play` the next when
/// the last one's `play` has returned.
package actor Playback {
    /// Written at a time, at most: 200 ms, so that outputs with room ahead are woken rarely.
    private static let piece = soundRate / 5
    /// A voice may be this far ahead of what was written, counting all clauses up to its own. (A later clause never
    /// stops an earlier one: that would stand still for ever.)
    private static let mostUnwritten = 30 * soundRate
    private static let betweenExtensions = Duration.milliseconds(50)
    private static let betweenPositions = Duration.milliseconds(100)
    private static let rememberedReports = 16
    private static let mostTurns = 8

    private let lead: Lead
    private let time: any Timepiece
    private let tell: @Sendable (PlaybackEvent) -> Void
    private var turns: [TurnID: TurnInPlay] = [:]
    private var reports: [HeardReport] = []
    private var lastLead: Int?
    private let playing = Mutex<(turn: TurnID, output: any SoundOutput)?>(nil)

    /// - Parameter events: called synchronously on playback's own thread; it must return at once and not call back.
    package init(
        lead: Lead, time: any Timepiece = SteadyTime(), events: @escaping @Sendable (PlaybackEvent) -> Void
    ) {
        self.lead = lead
        self.time = time
        self.tell = events
    }

    // MARK: What the voices bring

    /// A turn will be spoken. Sound of turns that never began, or are over, is ignored.
    package func begin(_ turn: TurnID) {
        guard turns[turn] == nil, report(of: turn) == nil else { return }
        turns[turn] = TurnInPlay(turn)
        while turns.count > Self.mostTurns, let oldest = turns.keys.min() { close(oldest, heard: 0) }
    }

    /// Takes the next piece of a clause; suspends while 30 s wait to be written.
    ///
    /// Cancelling the task returns at once; the piece stays.
    /// - Returns: false when the turn is over or the task is cancelled: the voice may stop.
    @discardableResult
    package func append(
        _ piece: SpeechPiece, turn: TurnID, clause: Clause, segment: SpeechSegment
    ) async -> Bool {
        guard let run = turns[turn], !run.isOver else { return false }
        run.score.append(piece, clause: clause, segment: segment)
        wake(run)
        while !run.isOver, run.score.unwritten(upTo: clause.index, from: run.cursor) > Self.mostUnwritten {
            if Task.isCancelled { return false }
            let bell = Bell()
            run.producers.append(bell)
            await bell.wait()
        }
        return !run.isOver
    }

    /// The clause has all its sound. One that gave none is ended too.
    package func endOfClause(_ turn: TurnID, clause: Clause, segment: SpeechSegment? = nil) {
        guard let run = turns[turn], !run.isOver else { return }
        run.score.complete(clause, segment: segment)
        wake(run)
    }

    /// Nothing more will come: open clauses are complete as they are, indices never seen are left out.
    package func endOfTurn(_ turn: TurnID) {
        guard let run = turns[turn], !run.isOver else { return }
        run.score.end()
        wake(run)
    }

    private func wake(_ run: TurnInPlay) {
        run.pump.ring()
        // While the pump is held up in the output, the herald tells what is new.
        if run.isWriting { run.herald.ring() }
    }

    // MARK: What is heard

    /// Plays the turn until its last word was heard or it was stopped.
    ///
    /// When another output leads in mid-sentence, or the output is lost, it goes on there from the start of the word
    /// that was being heard.
    /// - Throws: `CancellationError` when the task is cancelled; the sound is stopped by then, and ``stop(_:)`` returns
    ///   what was heard.
    package func play(_ turn: TurnID) async throws -> HeardReport {
        while let run = turns[turn], !run.isOver {
            if Task.isCancelled { break }
            let seat = lead.seat
            if let lastLead, lastLead != seat.serial { tell(.leadChanged(seat.output.name)) }
            lastLead = seat.serial
            run.seat = seat
            run.sessionStart = run.cursor
            playing.withLock { $0 = (turn, seat.output) }
            switch await session(run, on: seat) {
            case .heard: return close(turn, heard: run.cursor)
            case .moved: resume(run, heard: await seat.output.stop(turn))
            case .lost(let frame):
                lead.withdraw(seat)
                resume(run, heard: frame)
            case .stopped:
                // Once more: an output with a queue of its own may have taken a piece after the first stop.
                _ = await seat.output.stop(turn)
            case nil: break
            }
        }
        let report = await stop(turn)
        try Task.checkCancellation()
        return report
    }

    /// Silence at once; the same report again for a turn that is over.
    @discardableResult
    package func stop(_ turn: TurnID) async -> HeardReport {
        guard let run = turns[turn] else {
            return report(of: turn) ?? HeardReport(turn: turn, frame: 0, text: "", wasCut: false)
        }
        run.isOver = true
        let heard = await run.seat?.output.stop(turn) ?? 0
        return close(turn, heard: clamped(heard, run))
    }

    /// How far a turn has been heard, for whoever keeps time with it; nil before its first frame is audible.
    package nonisolated func position(of turn: TurnID) -> PlaybackPosition? {
        playing.withLock { $0?.turn == turn ? $0?.output : nil }?.position(of: turn)
    }

    private func report(of turn: TurnID) -> HeardReport? { reports.last { $0.turn == turn } }

    /// Whoever comes first decides what was heard.
    @discardableResult
    private func close(_ turn: TurnID, heard: Int) -> HeardReport {
        if let report = report(of: turn) { return report }
        guard let run = turns.removeValue(forKey: turn) else {
            return HeardReport(turn: turn, frame: 0, text: "", wasCut: false)
        }
        run.isOver = true
        run.alarm?.yield(.stopped)
        let report = run.score.report(heardUpTo: heard)
        reports.append(report)
        if reports.count > Self.rememberedReports { reports.removeFirst() }
        run.releaseProducers()
        return report
    }

    private func clamped(_ heard: Int, _ run: TurnInPlay) -> Int {
        max(run.heard, min(heard, run.offered))
    }

    private func resume(_ run: TurnInPlay, heard: Int) {
        // An output that once told more than it tells now (a page that lies) is taken at its word.
        run.heard = max(clamped(heard, run), run.score.releasedEnd)
        run.cursor = max(run.score.resumption(heardUpTo: run.heard), run.score.releasedEnd)
    }

    // MARK: One turn on one output

    /// Nil when the task was cancelled.
    private func session(_ run: TurnInPlay, on seat: Lead.Seat) async -> TurnInPlay.Ending? {
        let turn = run.score.turn
        let (alarms, alarm) = AsyncStream.makeStream(of: TurnInPlay.Ending.self, bufferingPolicy: .bufferingOldest(1))
        run.alarm = alarm
        let lead = lead
        let observer = lead.observe { if lead.seat.serial != seat.serial { alarm.yield(.moved) } }
        defer {
            lead.forget(observer: observer)
            run.alarm = nil
        }
        // A change between the choice of the seat and the observer's start is seen here.
        if lead.seat.serial != seat.serial { return .moved }
        return await withTaskGroup(of: TurnInPlay.Ending?.self) { group in
            group.addTask { await self.pump(turn, to: seat.output) }
            group.addTask {
                await self.herald(turn, of: seat.output)
                return nil
            }
            group.addTask {
                for await ending in alarms { return ending }
                return nil
            }
            defer { group.cancelAll() }
            for await case let ending? in group { return ending }
            return nil
        }
    }

    private func pump(_ turn: TurnID, to output: any SoundOutput) async -> TurnInPlay.Ending? {
        guard let run = turns[turn] else { return nil }
        do {
            while !run.isOver, !Task.isCancelled {
                if let sound = next(run) {
                    run.offered = sound.endFrame
                    run.isWriting = true
                    defer { run.isWriting = false }
                    try await output.write(sound)
                    // A stop or another output may have come meanwhile: then this piece no longer counts.
                    guard !run.isOver, !Task.isCancelled else { return nil }
                    run.cursor = sound.endFrame
                    wrote(run, to: output)
                } else if run.score.isWhole(at: run.cursor) {
                    if run.cursor > run.sessionStart { try await output.drain(turn) }
                    return run.isOver || Task.isCancelled ? nil : .heard
                } else {
                    await run.pump.wait()
                }
            }
            return nil
        } catch let lost as OutputLost {
            return .lost(lost.heardFrame)
        } catch {
            // Outputs throw this to a write that a stop or a cancellation overtook.
            return run.isOver || Task.isCancelled ? nil : .lost(output.position(of: turn)?.frame ?? run.sessionStart)
        }
    }

    private func next(_ run: TurnInPlay) -> TurnSound? {
        guard let sound = run.score.sound(from: run.cursor, limit: Self.piece) else { return nil }
        guard run.cursor == run.sessionStart, run.cursor > 0 else { return sound }
        var samples = sound.samples
        Fade.fadeIn(&samples, over: TurnScore.fade)
        return TurnSound(turn: sound.turn, startFrame: sound.startFrame, samples: samples)
    }

    private func wrote(_ run: TurnInPlay, to output: any SoundOutput) {
        run.releaseProducers()
        announce(run, of: output)
        if let position = output.position(of: run.score.turn) {
            run.score.release(heardUpTo: position.frame)
            let now = time.now
            if run.lastPosition.map({ now - $0 >= Self.betweenPositions }) ?? true {
                run.lastPosition = now
                tell(.position(position))
            }
        }
        run.herald.ring()
    }

    /// Tells when clauses become audible, at their time; sleeps in between, and for good while nothing is to come.
    private func herald(_ turn: TurnID, of output: any SoundOutput) async {
        while !Task.isCancelled, let run = turns[turn], !run.isOver {
            if let due = announce(run, of: output) {
                // Never without letting others in: what it waits for comes through this actor.
                try? await time.sleep(until: max(due, time.now + .milliseconds(1)))
            } else {
                await run.herald.wait()
            }
        }
    }

    /// Tells what is new and due. Returns when to look again; nil: when something was written.
    @discardableResult
    private func announce(_ run: TurnInPlay, of output: any SoundOutput) -> Moment? {
        for schedule in run.score.takeNewSchedules() { tell(.clauseScheduled(schedule)) }
        let now = time.now
        let mayExtend = run.lastExtension.map { now - $0 >= Self.betweenExtensions } ?? true
        let extended = run.score.takeExtendedSchedules(completeOnly: !mayExtend)
        for schedule in extended { tell(.clauseExtended(schedule)) }
        if !extended.isEmpty { run.lastExtension = now }
        let audible = announceAudible(run, of: output, at: now)
        guard run.score.hasUntoldNews, let last = run.lastExtension else { return audible }
        let next = last + Self.betweenExtensions
        return audible.map { min($0, next) } ?? next
    }

    private func announceAudible(_ run: TurnInPlay, of output: any SoundOutput, at now: Moment) -> Moment? {
        let turn = run.score.turn
        let framesPerSecond = Double(soundRate) * ((output as? any PacedOutput)?.speed ?? 1)
        while let (clause, start) = run.score.nextToBeAudible(writtenTo: run.offered) {
            // Not audible yet, or held up: nobody tells when that changes, so it is looked up again soon.
            guard let position = output.position(of: turn) else { return now + .milliseconds(5) }
            let distance = Double(position.frame - start) / framesPerSecond
            if distance < 0 {
                // At least a millisecond: an output may report a position that is old by now.
                return position.isRunning
                    ? max(position.at + .seconds(-distance), now + .milliseconds(1)) : now + .milliseconds(10)
            }
            run.score.markAudible(clause)
            tell(.audible(turn: turn, clause: clause, startFrame: start, at: position.at - .seconds(distance)))
        }
        return nil
    }
}
