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

const DIGITS = 2 // of the lengths as they are read; classes that read alike are equally right

import { gainsAsRead, placeOfLargest, placesOfLargest } from "../../kit/maths.js"
import { fill } from "../../kit/text.js"

/**
 * Return the question which other class gains most in the third iteration; several may, by the same as it is read.
 *
 * @param {Trace} trace
 * @param {number} stepsInIteration
 * @param {number} outputPhase the step of an iteration that computes the class capsules
 * @param {Wording} [waiting]
 * @returns {Question | null} null if there is no third iteration, nothing to choose from, or no gain
 */
export function thirdIterationQuestion(trace, stepsInIteration, outputPhase, waiting = (labels) => labels.predicted_lengths) {
  const third = 2
  if (trace.iterations <= third || trace.outputs <= 2) return null
  const [before, after] = [trace.lengths[third - 1], trace.lengths[third]]
  const except = placeOfLargest(before)
  const gains = gainsAsRead(before, after, DIGITS)
  const gained = placesOfLargest(gains, DIGITS, except)
  if (!(gains[gained[0]] > 0)) return null
  return {
    askedAt: third * stepsInIteration,
    answeredAt: third * stepsInIteration + outputPhase,
    except,
    text: ({ labels, classes }) => fill(labels.question, { winner: classes[except], number: third + 1 }),
    waiting,
    outcome({ labels, classes, numbers }, guess) {
      const isRight = gained.includes(guess)
      const most = isRight ? guess : gained[0]
      return fill(isRight ? labels.predicted_right : labels.predicted_wrong, {
        guess: classes[guess], guess_low: numbers.decimals(before[guess], DIGITS), guess_high: numbers.decimals(after[guess], DIGITS),
        class: classes[most], low: numbers.decimals(before[most], DIGITS), high: numbers.decimals(after[most], DIGITS) })
    } }
}

/**
 * Return the question which class comes second in the end, where another leads all the time from when it is asked; several
 * may, with the same length as it is read. It leads by its length, or, before there are any, by its sum.
 *
 * @param {Trace} trace
 * @param {number} askedAt the step before which it is asked
 * @param {number} answeredAt the step that shows the answer
 * @param {Wording} [waiting]
 * @returns {Question | null} null if there is nothing to choose from, all others come out alike, or the one that leads does not stay
 */
export function secondQuestion(trace, askedAt, answeredAt, waiting = (labels) => labels.predicted_lengths) {
  if (trace.outputs <= 2) return null
  const lengths = trace.lengths[trace.iterations - 1]
  const except = placeOfLargest(lengths)
  const seconds = placesOfLargest(lengths, DIGITS, except)
  const leader = placeOfLargest(trace.iterations > 1 ? trace.lengths[trace.iterations - 2] : trace.sumLengths[0])
  if (leader !== except || seconds.length === trace.outputs - 1) return null
  return {
    askedAt,
    answeredAt,
    except,
    text: ({ labels, classes }) => fill(labels.question_second, { class: classes[except] }),
    waiting,
    outcome({ labels, classes, numbers }, guess) {
      return fill(seconds.includes(guess) ? labels.predicted_second_right : labels.predicted_second_wrong, {
        guess: classes[guess], guess_length: numbers.decimals(lengths[guess], DIGITS),
        class: classes[seconds[0]], length: numbers.decimals(lengths[seconds[0]], DIGITS) })
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

/**
 * Return the step that is shown when other data come: none that reveals the answer before the question is asked, unless it was
 * shown already.
 *
 * @param {Question | null} question
 * @param {number} step
 * @param {number} seen the latest step that was shown of what the question is about; −1 for none
 * @param {string | null} answer
 */
export function unrevealedStep(question, step, seen, answer) {
  return question === null || answer !== null ? step : Math.min(step, Math.max(question.askedAt - 1, seen))
}
