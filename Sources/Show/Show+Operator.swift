package import Mind
internal import Moderation
package import Signals

/// What the operator does: by the panel and the terminal.
extension Show {
    /// Stops the running turn, if any.
    package func stop(_ cause: StopCause) {
        running?.stop(cause)
    }

    /// Says the operator's words in her voice, after what she is saying now. At most eight wait.
    /// - Returns: false when too many wait.
    package func say(_ text: String) -> Bool {
        guard scripts.count < 8 else { return false }
        scripts.append(Script(text: text, language: Language.guess(text) ?? settings.language))
        wake.raise()
        return true
    }

    /// The operator speaks to her; she answers before anybody else.
    /// - Returns: false when too many lines of the operator's wait.
    @discardableResult
    package func talk(_ words: String) async -> Bool {
        let now = Moment.now
        let isTaken = director.hear(operator: words, language: Language.guess(words) ?? settings.language, at: now)
        await admitted(at: now)
        return isTaken
    }

    /// Lets a comment through that the gate refused.
    /// - Returns: the comment; nil when it is not among the last refused.
    package func approve(_ id: MessageID) async -> Comment? {
        guard let index = refusedLately.firstIndex(where: { $0.id == id }) else { return nil }
        let comment = refusedLately.remove(at: index)
        await admit(comment, nameIsSayable: false, isApproved: true)
        return comment
    }

    /// Forgets a viewer: in the dialogue, in what waits and in everything that is kept.
    /// - Parameter isAsked: by the viewer, whom she tells that it is done.
    package func forget(_ viewer: ViewerID, isAsked: Bool = false) {
        // Once at a time, and few at once: the disk is chat's too.
        guard !beingForgotten.contains(viewer), beingForgotten.count < Self.mostForgotten else { return }
        beingForgotten.insert(viewer)
        if let running, running.request.citations.contains(where: { $0.author == viewer }) {
            hushedTurns.insert(running.request.turn)
            running.stop(.recall)
        }
        director.forget(viewer, at: .now)
        refusedLately.removeAll { $0.viewer.id == viewer }
        owedInText.removeAll { $0.viewer?.id == viewer }
        recollections.removeAll()
        parts.reflection.forget { $0.author == viewer }
        parts.screen.forgot(viewer)
        showQueue()
        // The disk takes its time; chat is listened to meanwhile.
        forgetting = Task { [forgetting] in
            await forgetting?.value
            await parts.record.forget(viewer)
            await rememberAnew()
            parts.health.note(
                Bilingual(
                    en: "everything kept of that viewer has left the disk",
                    es: "todo lo guardado de esa persona ha salido del disco"))
            beingForgotten.remove(viewer)
        }
        if isAsked {
            owesForgotten = true
            wake.raise()
        }
    }

    static let mostForgotten = 32

    /// She signed in as this account: she answers to its name.
    package func answers(to login: String) { director.add(login: login) }

    /// The persona was read anew.
    package func take(_ persona: Persona, _ composer: PromptComposer) {
        director.take(persona, composer, at: .now)
    }

    /// What the operator wants her to know has changed.
    package func rememberAnew() async {
        if let memory = await parts.record.lastingMemory() { director.take(memory) }
    }

    /// Returns when everything forgotten so far has left the record.
    package func forgotten() async { await forgetting?.value }

    /// She was away this long; the next turn says so.
    package func cameBack(after away: Duration) {
        let now = Moment.now
        director.cameBack(after: away, at: now)
        wake.raise()
    }

    /// Muted, she goes on reading and answers nobody.
    package func setMuted(_ muted: Bool) {
        isMuted = muted
        if muted {
            scripts.removeAll(where: \.isRedeemed)
            running?.stop(.panel)
        }
        parts.screen.muted(muted)
        wake.raise()
    }

    /// Silences everything at once and wipes what is shown; ends with `setMuted(false)`.
    package func panic() {
        scripts.removeAll()
        setMuted(true)
        parts.screen.wipe()
    }
}
