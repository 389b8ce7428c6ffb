/**
 * What a network's scores say, in words.
 *
 * @typedef {object} Network
 * @property {string[]} names of its classes
 * @property {"lengths" | "probabilities"} scoreName
 * @property {boolean} isOfDigits
 * @property {number} answers how many classes it names, 1 or 2
 * @property {number[]} labels the classes that the page's picture shows; none if nobody labelled it
 *
 * @typedef {object} Answer
 * @property {string} sentence
 * @property {string} brief the class or the two classes alone: "7", "3 + 8"
 * @property {number[]} winners the classes with the highest scores, as many as the network names
 * @property {boolean} isUnsure whether even the longest capsule says that its class is absent
 */

import { placesOfHighest } from "../kit/maths.js"
import { fill, joinBoth, joinSentences } from "../kit/text.js"
import { verdictOf } from "../kit/verdict.js"

/** A class capsule shorter than this says that its class is absent. */
const SHORT = 0.5

/**
 * @param {Network} network
 * @param {ArrayLike<number>} scores of the classes, in [0, 1]
 * @param {import("../kit/text.js").Labels} labels
 * @param {import("../kit/numbers.js").Numbers} numbers
 * @returns {Answer}
 */
export function answerOf(network, scores, labels, numbers) {
  const { names, scoreName, answers } = network
  const winners = placesOfHighest(scores, answers)
  const isPresent = (/** @type {number} */ at) => scoreName !== "lengths" || scores[at] >= SHORT
  const named = winners.filter(isPresent)
  const brief = joinBoth(labels, named.map((at) => names[at])) || labels.none
  const reads = answers === 2 ? pairSentence(network, scores, winners, labels, numbers)
    : singleSentence(network, scores[winners[0]], winners[0], labels, numbers)
  const sentence = joinSentences([reads, verdictOf(labels, names, network.labels, named)])
  return { sentence, brief, winners, isUnsure: !isPresent(winners[0]) }
}

/**
 * @param {Network} network
 * @param {number} best
 * @param {number} at
 * @param {import("../kit/text.js").Labels} labels
 * @param {import("../kit/numbers.js").Numbers} numbers
 */
function singleSentence({ names, scoreName, isOfDigits }, best, at, labels, numbers) {
  const name = names[at]
  if (scoreName !== "lengths") {
    return fill(isOfDigits ? labels.digit_probability : labels.any_probability, { name, probability: numbers.probability(best) })
  }
  return fill(best < SHORT ? labels.too_short : labels.length, { name, length: numbers.decimals(best, 2) })
}

/**
 * Say which two classes it names; with a low second score it sees one at most.
 *
 * @param {Network} network
 * @param {ArrayLike<number>} scores
 * @param {number[]} winners
 * @param {import("../kit/text.js").Labels} labels
 * @param {import("../kit/numbers.js").Numbers} numbers
 */
function pairSentence({ names, scoreName }, scores, [first, second], labels, numbers) {
  const isBoth = scoreName !== "lengths" || scores[second] >= SHORT
  const text = isBoth ? labels.both : scores[first] >= SHORT ? labels.only_one : labels.neither
  return fill(text, {
    name: names[first],
    score: numbers.score(scores[first], scoreName, 2),
    second: names[second],
    second_score: numbers.score(scores[second], scoreName, 2),
  })
}
