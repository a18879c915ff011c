// Words appear when they are heard. Text only ever enters through textContent: chat is hostile.
export class Captions {
  constructor(root) { this.root = root; this.clear(); }

  clear() {
    this.turn = 0;
    this.clauses = new Map();
    this.gone = -1; // the newest clause that made room
    this.root.replaceChildren();
    this.log = [];
  }

  begin(turn) { this.clear(); this.turn = turn; }

  // Spell and break lines as the language does.
  speak(language) { this.root.lang = language ?? ""; }

  // words: [[frame, text] …] of one clause; a later message for the same clause replaces the times.
  clause({ turn, clause, words }) {
    if (turn !== this.turn) this.begin(turn);
    if (clause <= this.gone) return;
    let line = this.clauses.get(clause);
    if (!line) {
      line = { element: document.createElement("div"), spans: [] };
      this.clauses.set(clause, line);
      this.root.append(line.element);
    }
    words.forEach(([frame, text], index) => {
      let span = line.spans[index];
      if (!span) {
        span = { element: document.createElement("span"), frame, shown: false };
        span.element.textContent = text + " ";
        line.spans.push(span);
        line.element.append(span.element);
      }
      span.frame = frame;
    });
  }

  draw(turn, frame) {
    if (turn !== this.turn) return;
    for (const line of this.clauses.values()) {
      for (const span of line.spans) {
        if (!span.shown && frame >= span.frame) {
          span.shown = true;
          span.element.classList.add("said");
          this.log.push({ text: span.element.textContent.trim(), due: span.frame, frame });
        }
      }
    }
    // Clauses that are over make room, all but the last two.
    const done = [...this.clauses].filter(([, line]) => line.spans.every((span) => span.shown));
    for (const [key, line] of done.slice(0, -2)) {
      line.element.remove();
      this.clauses.delete(key);
      this.gone = Math.max(this.gone, key);
    }
  }
}
