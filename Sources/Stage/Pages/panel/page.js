// Nodes and words of the page. Viewers' words only ever enter through textContent.
import { WORDS } from "/pages/panel/words.js";

export const $ = (selector) => document.querySelector(selector);
export let language = localStorage.getItem("language") ?? (navigator.language.startsWith("es") ? "es" : "en");

/// The panel's own word; those that count are functions.
export function word(key, ...counts) {
  const found = WORDS[language][key] ?? key;
  return typeof found === "function" ? found(...counts) : found;
}

/// The program's own texts come in both languages, viewers' and hers in one.
export const pick = (text) => (typeof text === "string" ? text : text?.[language] ?? "");

// What a node says: a text, one of both languages, or a function that makes it; said again when the language changes.
const sayings = new WeakMap();
export function say(node, text) {
  sayings.set(node, text);
  const now = typeof text === "function" ? text() : pick(text);
  if (node.textContent !== now) node.textContent = now;
  return node;
}

export function make(tag, className, text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  return say(node, text);
}

/// What somebody else wrote: its direction and marks stay inside.
export const foreign = (className, text) => make("bdi", className, String(text ?? ""));

/// A node that says nothing itself and holds others.
export function hold(tag, className, ...nodes) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...nodes);
  return node;
}

export const line = (className, ...nodes) => hold("li", className, ...nodes);

/// A viewer's line: who and what; cut by the style sheet, whole under the pointer.
export function words(name, text) {
  const node = hold("div", "words", foreign("name", name), foreign("text", text));
  node.title = String(text ?? "");
  return node;
}

export function translate() {
  document.documentElement.lang = language;
  $("#language").textContent = language === "es" ? "EN" : "ES";
  $("#language").title = language === "es" ? "In English" : "En español";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-none]")) node.dataset.empty = word(node.dataset.none);
  for (const node of document.querySelectorAll("[data-hint]")) node.title = word(node.dataset.hint);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", word(node.dataset.label));
  }
  for (const node of document.querySelectorAll("[data-hold]")) {
    node.placeholder = word(node.dataset.hold);
    node.setAttribute("aria-label", node.placeholder);
  }
  for (const node of document.querySelectorAll("body *")) if (sayings.has(node)) say(node, sayings.get(node));
}

export function speak(other) {
  language = other;
  localStorage.setItem("language", language);
  translate();
}
