// The two lists that grow: what she hears, and her last turns.
import { deeds } from "/pages/panel/deeds.js";
import { $, foreign, hold, line, make, pick, say, word, words } from "/pages/panel/page.js";
import { act } from "/pages/panel/wire.js";

// A finger leaves no pointer behind, and yet counts as one.
const hasPointer = matchMedia("(hover: hover)");
// Refused lines are few and wait for a decision: they are not pushed out by a busy chat.
const mostPlain = 80;
const mostRefused = 40;

function heard(item) {
  // An event says what happened, and then what its viewer wrote with it.
  const text = item.what ? [pick(item.what), item.text].filter(Boolean).join(" · ") : item.text;
  const node = line(item.refused ? "refused" : item.what ? "event" : "", words(item.name, text));
  const mayBeModerated = item.platform === "twitch" && item.id && item.viewer && !item.what;
  if (mayBeModerated) {
    node.classList.add("moderable");
    node.append(deeds(item, (isOpen) => {
      node.classList.toggle("acting", isOpen);
      if (isOpen) node.scrollIntoView({ block: "nearest" });
      feeds.heard.soon();
    }));
  }
  if (!item.refused) return node;
  const foot = hold("div", "foot", make("span", "note", item.refused));
  if (item.id) {
    const button = make("button", "small approve", () => word("approve"));
    button.type = "button";
    button.addEventListener("click", async () => {
      button.disabled = true;
      button.disabled = await act({ action: "approve", id: item.id });
      if (button.disabled) say(button, () => word("approved"));
    });
    foot.append(button);
  }
  node.append(foot);
  return node;
}

const faceWords = (item) => [pick(item.face), pick(item.why)].filter(Boolean).join(" · ");

function turn(item) {
  if (item.face) return line("face", make("span", "text", item.face), make("span", "note", item.why ?? ""));
  const facts = () => [
    item.first == null ? word("noSound") : `${item.first} ms`, item.asked ? pick(item.shape) : "",
    item.copies > 0 ? word("copies", item.copies) : "", item.rung ?? "", pick(item.outcome),
  ].filter(Boolean).join(" · ");
  const node = line("",
    item.asked ? foreign("name", item.asked) : make("span", "name", item.shape ?? ""),
    foreign("text", item.said || "…"));
  for (const face of item.faces ?? []) node.append(make("span", "face", () => faceWords(face)));
  node.append(make("span", "note", facts));
  return node;
}

/// One list. Lines are taken in together a few times a second.
class Feed {
  /// - staysStill: new lines wait while somebody points at the list or reads in it.
  constructor(name, staysStill, render) {
    this.name = name;
    this.staysStill = staysStill;
    this.list = $(`#${name} ol`);
    this.render = render;
    this.held = [];
    this.isDue = false;
    for (const kind of ["pointerleave", "focusout", "scroll"]) {
      this.list.addEventListener(kind, () => this.soon(), { passive: true });
    }
  }

  get isRead() {
    return this.list.scrollTop > 4 || (hasPointer.matches && this.list.matches(":hover"))
      || this.list.contains(document.activeElement) || this.list.querySelector(".acting") !== null;
  }

  add(value, sources) {
    const id = value.id ?? (this.name === "heard" ? sources[0]?.[0] : undefined);
    const entry = { value, sources, id };
    this.held.push(entry);
    const kin = this.held.filter((other) => Boolean(other.value.refused) === Boolean(value.refused));
    if (kin.length > (value.refused ? mostRefused : mostPlain)) this.held.splice(this.held.indexOf(kin[0]), 1);
    this.soon();
  }

  soon() {
    if (this.isDue) return;
    this.isDue = true;
    setTimeout(() => {
      this.isDue = false;
      this.take(this.staysStill && this.isRead);
    }, 60);
  }

  /// - onlyKnown: takes in just what replaces a line that is there: a comment refused after all, or let through.
  take(onlyKnown = false) {
    const held = this.held;
    this.held = [];
    for (const entry of held) {
      const old = entry.id && [...this.list.children].find((node) => node.entry.id === entry.id);
      if (onlyKnown && !old) {
        this.held.push(entry);
        continue;
      }
      const node = this.render(entry.value);
      node.entry = entry;
      if (old) old.replaceWith(node);
      else this.list.prepend(node);
    }
    const nodes = [...this.list.children];
    const refused = nodes.filter((node) => node.classList.contains("refused"));
    const plain = nodes.filter((node) => !node.classList.contains("refused"));
    for (const node of [...refused.slice(mostRefused), ...plain.slice(mostPlain)]) node.remove();
    this.changed?.();
  }

  recall(covers) {
    this.held = this.held.filter((entry) => !entry.sources.some(covers));
    for (const node of [...this.list.children]) if (node.entry.sources.some(covers)) node.remove();
    this.changed?.();
  }

  clear() {
    this.held = [];
    this.list.replaceChildren();
    this.changed?.();
  }
}

const feeds = { heard: new Feed("heard", true, heard), turns: new Feed("turns", false, turn) };

feeds.heard.changed = () => {
  const waiting = feeds.heard.held.length;
  $("#newer").hidden = waiting === 0;
  say($("#newer"), () => word("newer", waiting));
  const refused = feeds.heard.list.querySelectorAll(".refused").length;
  const isOnly = $("#refusedOnly").getAttribute("aria-pressed") === "true";
  $("#refusedOnly").hidden = refused === 0 && !isOnly;
  say($("#refusedOnly"), () => word("refused", refused));
};

$("#newer").addEventListener("click", () => {
  feeds.heard.list.scrollTop = 0;
  feeds.heard.take();
});
$("#refusedOnly").addEventListener("click", () => {
  const isOnly = $("#refusedOnly").getAttribute("aria-pressed") !== "true";
  $("#refusedOnly").setAttribute("aria-pressed", String(isOnly));
  $("#heard").classList.toggle("refusedOnly", isOnly);
  feeds.heard.changed();
});

export const add = (name, value, sources) => feeds[name]?.add(value, sources ?? []);

export function clear() {
  for (const feed of Object.values(feeds)) feed.clear();
}

/// Takes comments off the lists, and what was made from them.
export function recall({ message, author, platform }) {
  const covers = ([id, from]) => id === message || from === author || (platform && from.startsWith(`${platform}:`));
  for (const feed of Object.values(feeds)) feed.recall(covers);
}
