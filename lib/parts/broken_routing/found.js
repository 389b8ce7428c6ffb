/**
 * What a browser remembers of the cases while the tab is open: what was guessed, whether the answer was found or only shown.
 *
 * @typedef {object} Progress of one case
 * @property {string[]} wrong the mistakes that were named wrongly, the last one last
 * @property {"" | "found" | "skip"} end how it ended; "" if it has not
 * @property {boolean} isHelped whether the sound network was shown beside it before the end
 */

import { remember, remembered } from "../kit/memory.js"
import { SKIPPED, areQuestionsHidden } from "../kit/question.js"

const CASE = "capsule-lab-broken-case-"
const FOUND = "capsule-lab-broken-found"

/** @type {Progress} */
const BEGUN = { wrong: [], end: "", isHelped: false }

/**
 * Return what is remembered of a case; where the address hides the questions, each is over.
 *
 * @param {number} number
 * @returns {Progress}
 */
export function progressOf(number) {
  if (areQuestionsHidden()) return { ...BEGUN, end: SKIPPED }
  return read(CASE + number, BEGUN)
}

/**
 * Return the progress of a case after a guess.
 *
 * @param {Progress} progress
 * @param {string} guess the name of a mistake, NONE or SKIPPED
 * @param {string} hidden
 * @returns {Progress}
 */
export function afterGuess(progress, guess, hidden) {
  if (guess === SKIPPED) return { ...progress, end: SKIPPED }
  if (guess === hidden) return { ...progress, end: "found" }
  return { ...progress, wrong: [...progress.wrong.filter((name) => name !== guess), guess] }
}

/**
 * Remember the progress of a case.
 *
 * @param {number} number
 * @param {Progress} progress
 */
export function keepProgress(number, progress) {
  remember(CASE + number, JSON.stringify(progress))
  if (progress.end === "found") remember(FOUND, JSON.stringify([...new Set([...foundCases(), number])]))
}

/**
 * Return the numbers of the cases that were found, in the order in which they were.
 *
 * @returns {number[]}
 */
export function foundCases() {
  return read(FOUND, [])
}

/**
 * @template Kept
 * @param {string} key
 * @param {Kept} otherwise
 * @returns {Kept}
 */
function read(key, otherwise) {
  const text = remembered(key)
  return text === null ? otherwise : JSON.parse(text)
}
