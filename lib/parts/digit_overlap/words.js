/**
 * Writes the sentences about the answer.
 *
 * @typedef {object} Meta
 * @property {string[]} classes
 * @property {"lengths" | "probabilities"} score_name
 * @property {[number, number]} winners the two classes with the highest scores
 * @property {[number, number]} stands_for the digit in whose colour each winner is drawn
 * @property {(string | null)[]} names of the two digits; null for a drawing that nobody labelled
 * @property {import("./state.js").Shifts} shifts of the digits in the picture that the network read
 * @property {import("./maths.js").Size} shape
 * @property {string} reader a name of the network
 * @property {[Choice, Choice]} choices of the digits
 * @property {string | null} network where its file is; null if the server answers
 *
 * @typedef {{ digits: NumberArray, scores: NumberArray, drawings?: NumberArray }} Arrays
 * @typedef {import("../kit/part.js").Update<Meta, Arrays>} Update
 */

import { fill, joinSentences } from "../kit/text.js"
import { areSameShifts } from "./state.js"

/** @typedef {import("../kit/picture/chooser.js").Choice} Choice */
/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {import("./state.js").Reading} Reading */
/** @typedef {Pick<Update, "labels"> & { meta: Pick<Meta, "names" | "classes" | "winners" | "score_name"> }} Named */

/**
 * Return a reading as it stands on its button: "both" or "only the blue 3".
 *
 * @param {Named} update
 * @param {Reading} reading
 */
export function readingText({ labels, meta }, reading) {
  const [first, second] = meta.names.map((name) => name ?? labels.unnamed)
  switch (reading) {
    case "both": return labels.guess_both
    case "first": return fill(labels.guess_first, { name: first })
    case "second": return fill(labels.guess_second, { name: second })
    default: return labels.guess_neither
  }
}

/**
 * Return which digits the network named; null if a label is unknown or both are the same.
 *
 * @param {Pick<Meta, "names" | "classes" | "winners">} meta
 * @returns {Reading | null}
 */
export function outcomeOf({ names: [first, second], classes, winners }) {
  if (first === null || second === null || first === second) return null
  const read = winners.map((winner) => classes[winner])
  if (read.includes(first)) return read.includes(second) ? "both" : "first"
  return read.includes(second) ? "second" : "neither"
}

/**
 * Return whether the answer counts as right.
 *
 * @param {Named} update
 */
export function verdictText({ labels, meta }) {
  const [first, second] = meta.names
  if (first === null || second === null) return labels.right_open
  if (first === second) {
    const why = meta.score_name === "lengths" && fill(labels.alike_capsules, { name: first })
    return joinSentences([fill(labels.right_alike, { name: first }), why])
  }
  switch (outcomeOf(meta)) {
    case "both": return labels.right_both
    case "first": return fill(labels.right_one, { name: first })
    case "second": return fill(labels.right_one, { name: second })
    default: return labels.right_neither
  }
}

/**
 * Return guess and answer together; a guess about other digits, or another placing of them, is left out.
 *
 * @param {Update} update
 * @param {import("./state.js").State["guess"]} guess
 */
export function answerText(update, guess) {
  const { labels, numbers, meta, arrays: { scores, digits } } = update
  const [longest, next] = meta.winners
  const reads = fill(labels.reads, { longest: meta.classes[longest], longest_score: numbers.score(scores.data[longest], meta.score_name, 2),
    next: meta.classes[next], next_score: numbers.score(scores.data[next], meta.score_name, 2) })
  const guessed = guess?.digits === digits && areSameShifts(guess.shifts, meta.shifts) ? guessedText(update, guess.reading) : null
  return joinSentences([guessed, reads, verdictText(update)])
}

/**
 * @param {Named} update
 * @param {Reading} guess
 */
function guessedText(update, guess) {
  const { labels, meta } = update
  const outcome = outcomeOf(meta)
  const guessed = readingText(update, guess)
  if (outcome === null) return fill(labels.guessed_open, { guess: guessed })
  return fill(outcome === guess ? labels.guessed_right : labels.guessed_wrong, { guess: guessed, outcome: readingText(update, outcome) })
}
