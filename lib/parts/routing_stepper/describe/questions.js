/**
 * Predict before reveal: one question a picture, asked before the step that begins to answer it.
 *
 * @typedef {import("../maths/trace.js").Trace} Trace
 * @typedef {import("../../kit/text.js").Labels} Labels
 * @typedef {import("./quantities.js").Wording} Wording
 * @typedef {Pick<import("../scene.js").Moment, "labels" | "classes" | "numbers">} Words
 *
 * @typedef {object} Question
 * @property {number} askedAt the step before which it is asked
 * @property {number} answeredAt the step that shows the answer
 * @property {number} except the class that it is not about
 * @property {(words: Words) => string} text
 * @property {Wording} waiting shown between the guess and the answer
 * @property {(words: Words, guess: number) => string} outcome
 */

import { placeOfLargest } from "../../kit/maths.js"
import { fill } from "../../kit/text.js"

/**
 * Return the question which other class gains most in the third iteration.
 *
 * @param {Trace} trace
 * @param {number} stepsInIteration
 * @param {number} outputPhase the step of an iteration that computes the class capsules
 * @param {Wording} [waiting]
 * @returns {Question | null} null if there is no third iteration, or nothing to choose from
 */
export function thirdIterationQuestion(trace, stepsInIteration, outputPhase, waiting = (labels) => labels.predicted_lengths) {
  const third = 2
  if (trace.iterations <= third || trace.outputs <= 2) return null
  const [before, after] = [trace.lengths[third - 1], trace.lengths[third]]
  const except = placeOfLargest(before)
  const gained = placeOfLargest(after.map((length, j) => length - before[j]), except)
  return {
    askedAt: third * stepsInIteration,
    answeredAt: third * stepsInIteration + outputPhase,
    except,
    text: ({ labels }) => labels.question,
    waiting,
    outcome({ labels, classes, numbers }, guess) {
      const text = after[gained] <= before[gained] ? labels.predicted_none
        : gained === guess ? labels.predicted_right : labels.predicted_wrong
      return fill(text, {
        guess: classes[guess], guess_low: numbers.decimals(before[guess], 2), guess_high: numbers.decimals(after[guess], 2),
        class: classes[gained], low: numbers.decimals(before[gained], 2), high: numbers.decimals(after[gained], 2) })
    } }
}

/**
 * Return the question which class comes second in the end.
 *
 * @param {Trace} trace
 * @param {number} askedAt the step before which it is asked
 * @param {number} answeredAt the step that shows the answer
 * @returns {Question | null} null if there is nothing to choose from
 */
export function secondQuestion(trace, askedAt, answeredAt) {
  if (trace.outputs <= 2) return null
  const lengths = trace.lengths[trace.iterations - 1]
  const except = placeOfLargest(lengths)
  const second = placeOfLargest(lengths, except)
  return {
    askedAt,
    answeredAt,
    except,
    text: ({ labels, classes }) => fill(labels.question_second, { class: classes[except] }),
    waiting: (labels) => labels.predicted_lengths,
    outcome({ labels, classes, numbers }, guess) {
      return fill(guess === second ? labels.predicted_second_right : labels.predicted_second_wrong, {
        guess: classes[guess], guess_length: numbers.decimals(lengths[guess], 2),
        class: classes[second], length: numbers.decimals(lengths[second], 2) })
    } }
}

/**
 * Return whether to ask when a learner goes from step `from` to step `to`.
 *
 * @param {Question | null} question
 * @param {number} from
 * @param {number} to
 * @param {string | null} answer what was answered before, if anything
 */
export function mustAsk(question, from, to, answer) {
  return question !== null && answer === null && from < question.askedAt && to >= question.askedAt
}
