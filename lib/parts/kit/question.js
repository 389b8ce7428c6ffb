/**
 * Predict before reveal: a question is asked once while the tab is open.
 *
 * Where the address hides the control `question`, none is asked: each counts as skipped as long as it is hidden, and
 * nothing is remembered of that. Python's questions do the same (`pages/kit/guess.py`).
 *
 * @typedef {object} Question
 * @property {string} text
 * @property {Choice[]} choices
 * @property {string} skip the text of the button that shows the answer without a guess
 * @property {string} testid the beginning of each button's: `TESTID-ID`
 * @property {(id: string) => void} onAnswer is called with the choice's id, or SKIPPED
 *
 * @typedef {{ id: string, text?: string, label?: string, picture?: Element, class?: string }} Choice
 *   `label` describes a choice that has a picture and no text
 *
 * @typedef {object} QuestionNodes
 * @property {Element} root the part
 * @property {Element} box holds the others
 * @property {Element} text the question or the answer
 * @property {Element} choices the buttons
 */

import { hiddenControls } from "./address.js"
import { h } from "./dom.js"
import { remember, remembered } from "./memory.js"

export const SKIPPED = "skip"

/** The name that `hide` in the address has for every question. */
export const QUESTION = "question"

/** Return whether the address hides every question. */
export function areQuestionsHidden() {
  return hiddenControls(window.location.href).includes(QUESTION)
}

/**
 * Return what was answered to the question `key`: a choice's id or SKIPPED; null if it was not answered yet.
 *
 * @param {string} key
 */
export function rememberedAnswer(key) {
  return areQuestionsHidden() ? SKIPPED : remembered(key)
}

/**
 * Remember an answer to the question `key` while the tab is open.
 *
 * @param {string} key
 * @param {string} answer a choice's id, or SKIPPED
 */
export function rememberAnswer(key, answer) {
  remember(key, answer)
}

/**
 * Build the box of a question.
 *
 * @param {Element} root the part
 * @param {string} testid of the text
 */
export function buildQuestion(root, testid) {
  const text = h("p", { "aria-live": "polite", testid })
  const choices = h("div", { class: "choices", role: "group", data: { control: QUESTION } })
  return { root, box: h("div", { class: "say" }, text, choices), text, choices }
}

/**
 * Draw a question that waits for an answer, or a text: what is shown once it is answered.
 *
 * The class "asking" of the root hides what the guess is about; "asks" marks the box.
 *
 * @param {QuestionNodes} nodes
 * @param {Question | string} shown
 */
export function drawQuestion({ root, box, text, choices }, shown) {
  const isAsking = typeof shown !== "string"
  root.classList.toggle("asking", isAsking)
  box.classList.toggle("asks", isAsking)
  text.textContent = isAsking ? shown.text : shown
  choices.ariaLabel = text.textContent
  choices.replaceChildren(...(isAsking ? buttonsOf(shown) : []))
}

/** @param {Question} question */
function buttonsOf({ choices, skip, testid, onAnswer }) {
  return [...choices, { id: SKIPPED, text: skip, class: "quiet" }].map((choice) => {
    const { id, text, label, picture } = /** @type {Choice} */ (choice)
    return h("button", { type: "button", class: choice.class, testid: `${testid}-${id}`, "aria-label": label, onclick: () => onAnswer(id) },
      text, picture)
  })
}
