package import Signals
package struct SpeakableText: Sendable { package init() {}
 package func spoken(_ text: String, in language: Language) -> String { text } }
