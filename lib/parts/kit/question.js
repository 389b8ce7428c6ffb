/**
 * Predict before reveal: a question is asked once while the tab is open.
 *
 * @typedef {object} Asking
 * @property {string} text the question
 * @property {Choice[]} choices
 * @property {string} skip what the button says that shows the answer without a guess
 * @property {string} testid with which each button's begins: `TESTID-ID`
 * @property {(id: string) => void} onAnswer is called with the choice's id, or SKIPPED
 *
 * @typedef {{ id: string, text?: string, label?: string, picture?: Element, class?: string }} Choice
 *   `label` says in words what a choice without a text shows
 *
 * @typedef {{ root: Element, say: Element, said: Element, choices: Element }} QuestionNodes
 *   the part, the box with the question, the words in it, and its buttons
 */

import { h } from "./dom.js"

export const SKIPPED = "skip"

/** @type {Map<string, string>} where storage is off: remembered while the page is open */
const answers = new Map()

/**
 * Return what was answered to the question `key`, SKIPPED, or null.
 *
 * @param {string} key
 */
export function rememberedAnswer(key) {
  try {
    return window.sessionStorage.getItem(key) ?? answers.get(key) ?? null
  } catch {
    return answers.get(key) ?? null
  }
}

/**
 * @param {string} key
 * @param {string} answer
 */
export function rememberAnswer(key, answer) {
  answers.set(key, answer)
  try {
    window.sessionStorage.setItem(key, answer)
  } catch { /* storage is off */ }
}

/**
 * Draw a question that waits, or, where `asking` is a text, what is said once it is answered.
 *
 * The class "asking" of the root hides what a guess is about; "asks" marks the box.
 *
 * @param {QuestionNodes} nodes
 * @param {Asking | string} asking
 */
export function drawQuestion({ root, say, said, choices }, asking) {
  const isAsking = typeof asking !== "string"
  root.classList.toggle("asking", isAsking)
  say.classList.toggle("asks", isAsking)
  said.textContent = isAsking ? asking.text : asking
  choices.ariaLabel = said.textContent
  choices.replaceChildren(...(isAsking ? buttonsOf(asking) : []))
}

/** @param {Asking} asking */
function buttonsOf({ choices, skip, testid, onAnswer }) {
  return [...choices, { id: SKIPPED, text: skip, class: "quiet" }].map((choice) => {
    const { id, text, label, picture } = /** @type {Choice} */ (choice)
    return h("button", { type: "button", class: choice.class, testid: `${testid}-${id}`, "aria-label": label, onclick: () => onAnswer(id) },
      text, picture)
  })
}
