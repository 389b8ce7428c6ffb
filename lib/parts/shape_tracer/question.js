/** Asks, before the first shapes are shown, how large one map of the network is as it is built. */

import { SKIPPED } from "../kit/question.js"
import { fill, joinSentences } from "../kit/text.js"
import { sizesToChoose, traceShapes } from "./maths.js"
import { paddingText, sumText } from "./words.js"

/**
 * Return the question, or the answer once it was guessed; null if no layer can be asked about.
 *
 * @param {import("./view.js").Update} update
 * @param {number} at which layer is asked about; below 0 for none
 * @param {string | null} answer
 * @param {(id: string) => void} onAnswer
 * @returns {import("../kit/question.js").Question | string | null}
 */
export function questionOf({ meta, labels }, at, answer, onAnswer) {
  const step = at < 0 ? null : traceShapes(meta, meta.windows)[at]
  if (!step?.after) return null
  const window = meta.windows[at]
  const { layer, side: kernel, stride, padding, dimensions } = window
  const values = { layer, side: step.before.side, kernel, stride, padding: paddingText(labels, padding) }
  if (answer === null) {
    return { text: fill(dimensions === 1 ? labels.question_sequence : labels.question, values), skip: labels.skip, testid: "tracer-guess",
      choices: sizesToChoose(step.before, window).map((size) => ({ id: String(size), text: dimensions === 1 ? String(size) : `${size} × ${size}` })),
      onAnswer }
  }
  const isRight = Number(answer) === step.after.side
  return joinSentences([
    answer !== SKIPPED && fill(isRight ? labels.guessed_right : labels.guessed_wrong, { guess: answer }),
    fill(labels.answer, { ...values, size: step.after.side, sum: sumText(window, step) }),
  ])
}
