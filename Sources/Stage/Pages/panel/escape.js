const tooSoon = 80;
const tooLate = 1500;

/// Panic by keyboard: Escape, and again within a second and a half.
///
/// A key held down, a bouncing key, an Escape that leaves a text box, ends a composition or cancels a question, and any
/// other key between the two do not count.
export class EscapeTwice {
  #armedAt = -Infinity;

  /// - press: `{key, isRepeat, isTaken}`, taken = it had another meaning; `now`: milliseconds.
  /// - Returns: "armed", "panic" or "nothing".
  receive({ key, isRepeat, isTaken }, now) {
    if (isRepeat) return this.isArmed(now) ? "armed" : "nothing";
    const since = now - this.#armedAt;
    if (key !== "Escape" || isTaken) {
      this.#armedAt = -Infinity;
      return "nothing";
    }
    if (since < tooSoon) return "armed";
    if (since <= tooLate) {
      this.#armedAt = -Infinity;
      return "panic";
    }
    this.#armedAt = now;
    return "armed";
  }

  isArmed(now) {
    return now - this.#armedAt <= tooLate;
  }
}
