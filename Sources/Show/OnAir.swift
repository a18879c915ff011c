package import Mind
internal import Synchronization

/// The persona that speaks; read anew while she is on air.
package final class OnAir: Sendable {
    private let persona: Mutex<Persona>

    package init(_ persona: Persona) { self.persona = Mutex(persona) }

    package var current: Persona { persona.withLock { $0 } }

    package func take(_ persona: Persona) { self.persona.withLock { $0 = persona } }
}
