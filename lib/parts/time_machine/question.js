/** Asks how far the filters move, before that is shown. */

import { placesOfLargest } from "../kit/maths.js"
import { SKIPPED } from "../kit/question.js"
import { fill, joinList, joinSentences } from "../kit/text.js"
import { endMedians } from "./maths.js"

/** @typedef {import("./view.js").Shown} Shown */

const DIGITS = 2 // of the medians as they are read; layers that read alike are equally right
const BOUNDS = [0.9, 0.5] // of the median cosine, where there is only one layer to ask about

/**
 * Return the question, or the answer once it was guessed; there is no question where every layer would be right.
 *
 * @param {Shown} shown
 * @param {string | null} answer
 * @param {(id: string) => void} onAnswer
 * @returns {import("../kit/question.js").Question | string}
 */
export function questionOf(shown, answer, onAnswer) {
  const { run: { meta, frames }, labels } = shown
  if (frames.length < 2) return labels.early
  const given = answer ?? (truthsOf(shown.run).length === choicesOf(shown).length ? SKIPPED : null)
  if (given !== null) return joinSentences([verdictOf(shown, given), meta.parent && fill(labels.parent, { parent: meta.parent })])
  return { text: fill(meta.layers.length > 1 ? labels.question : labels.question_one, { layer: meta.layers[0].name }),
    choices: choicesOf(shown), skip: labels.skip, testid: "machine-guess", onAnswer }
}

/**
 * Return the layers, or for a single one how much of the direction is left.
 *
 * @param {Shown} shown
 */
function choicesOf({ run: { meta }, labels }) {
  if (meta.layers.length > 1) return meta.layers.map(({ name }) => ({ id: name, text: name }))
  return [{ id: "alike", text: labels.guess_alike }, { id: "turned", text: labels.guess_turned }, { id: "other", text: labels.guess_other }]
}

/**
 * Return the right answers at the last snapshot.
 *
 * @param {import("./history.js").Run} run
 * @returns {string[]}
 */
export function truthsOf(run) {
  const medians = endMedians(run)
  if (medians.length > 1) return placesOfLargest(medians.map(({ share }) => share), DIGITS).map((at) => run.meta.layers[at].name)
  const cosine = Number(medians[0].cosine.toFixed(DIGITS))
  return [cosine > BOUNDS[0] ? "alike" : cosine > BOUNDS[1] ? "turned" : "other"]
}

/**
 * @param {Shown} shown
 * @param {string} guess
 */
function verdictOf(shown, guess) {
  const { run, labels, numbers } = shown
  const two = (/** @type {number} */ value) => numbers.decimals(value, DIGITS)
  const nameOf = (/** @type {string} */ id) => choicesOf(shown).find((choice) => choice.id === id)?.text ?? id
  const found = truthsOf(run)
  const medians = endMedians(run).map((median, at) => ({ layer: run.meta.layers[at].name, ...median }))
  const step = numbers.grouped(run.frames[run.frames.length - 1].step)
  const [first] = medians
  const [least, ...alsoLeast] = placesOfLargest(medians.map(({ share }) => -share), DIGITS)
  return joinSentences([
    guess !== SKIPPED && fill(found.includes(guess) ? labels.guessed_right : labels.guessed_wrong,
      { guess: nameOf(guess), found: joinList(labels, found.map(nameOf)) }),
    ...(medians.length > 1
      ? [fill(labels.answer_layers, { step, listed: medians.map(({ layer, share }) => `${layer} ${two(share)}`).join(" · ") }),
        alsoLeast.length === 0 && fill(labels.answer_least, { layer: medians[least].layer, cosine: two(medians[least].cosine) })]
      : [fill(labels.answer_one, { step, layer: first.layer, cosine: two(first.cosine), share: two(first.share) })]),
  ])
}
