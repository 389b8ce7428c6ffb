/** Writes the sentence of each step, with the journey's own numbers. */

import { counted, countedPlace } from "../kit/counting.js"
import { placeOfLargest } from "../kit/maths.js"
import { fill, fillPlural, joinSentences } from "../kit/text.js"
import { verdictOf } from "../kit/verdict.js"
import { capsuleLayout, mostGained, strongestLink } from "./maths.js"

/** @typedef {import("./journeys.js").Network} Network */
/** @typedef {import("./journeys.js").Journey} Journey */
/** @typedef {import("./journeys.js").Update} Update */
/** @typedef {import("./state.js").Step} Step */

/**
 * Return what a step is called.
 *
 * @param {Update} update
 * @param {Step} step
 */
export function stepLabel({ labels }, { name, layer, iteration }) {
  if (layer !== undefined) return [labels.step_maps_1, labels.step_maps_2, labels.step_maps_3][layer]
  if (iteration !== undefined) return fill(labels.step_iteration, { number: iteration + 1 })
  return { pixels: labels.step_pixels, capsules: labels.step_capsules, answer: labels.step_answer, memory: labels.step_memory }[name] ?? ""
}

/**
 * Return a stage's short heading, with the sizes of the data.
 *
 * @param {Update} update
 * @param {string} stage
 * @param {Network} network
 * @param {Journey} journey
 * @param {number} iteration the last one reached, or −1
 */
export function headingOf({ labels, plurals, language }, stage, network, journey, iteration) {
  switch (stage) {
    case "pixels": return fill(labels.head_pixels, { height: journey.image.height, width: journey.image.width })
    case "capsules": return fillPlural(plurals.head_capsules, network.capsules, language, { dim: network.dim })
    case "routing": return fill(labels.head_routing, { number: Math.max(iteration, 0) + 1, count: network.iterations })
    case "lengths": return fillPlural(plurals.head_lengths, network.classes, language)
    case "memory": return labels.head_memory
    default: {
      const layer = network.layers[layerOf(stage)]
      return fillPlural(plurals.head_maps, layer.count, language, layer)
    }
  }
}

/**
 * Return which layer of maps a stage such as "maps-1" shows, from 0.
 *
 * @param {string} stage
 */
export function layerOf(stage) {
  return Number(stage.split("-")[1]) - 1
}

/**
 * Return the sentence for a step.
 *
 * @param {Update} update
 * @param {Step} step
 * @param {Network} network
 * @param {Journey} journey
 */
export function sentenceOf(update, step, network, journey) {
  const { labels, plurals, language, numbers } = update
  const two = (/** @type {number} */ value) => numbers.decimals(value, 2)
  if (step.layer !== undefined) {
    const { peak, count } = journey.maps[step.layer]
    return fillPlural(step.layer === 0 ? plurals.say_first_maps : plurals.say_next_maps, count, language, { map: counted(peak.map),
      ...countedPlace([peak.row, peak.column]), peak: two(peak.value), before: journey.maps[step.layer - 1]?.count })
  }
  if (step.iteration !== undefined) return iterationSentence(update, step.iteration, network, journey)
  switch (step.name) {
    case "pixels": return fillPlural(plurals.say_pixels, journey.image.ink, language, { pixels: journey.image.pixels })
    case "capsules": return fillPlural(plurals.say_capsules, network.capsules, language, { dim: network.dim,
      low: two(Math.min(...journey.capsuleLengths)), high: two(Math.max(...journey.capsuleLengths)), share: Math.round(100 * network.share) })
    case "answer": return joinSentences([fill(labels.say_answer, { ...longestTwo(update, network, journey), classes: network.classes }),
      verdictOf(labels, network.names, journey.label === null ? [] : [journey.label], [journey.winner])])
    default: return fill(labels.say_memory, { winner: network.names[journey.winner], error: numbers.decimals(journey.error, 3) })
  }
}

/**
 * @param {Update} update
 * @param {number} iteration
 * @param {Network} network
 * @param {Journey} journey
 */
function iterationSentence({ labels, numbers }, iteration, network, journey) {
  const two = (/** @type {number} */ value) => numbers.decimals(value, 2)
  const uniform = two(network.uniform)
  const lengths = journey.lengthsAt(iteration)
  const leader = placeOfLargest(lengths)
  const after = two(lengths[leader])
  if (iteration === 0) {
    return fill(labels.say_first_iteration, { uniform, classes: network.classes, leader: network.names[leader], length: after })
  }
  const { row, j } = strongestLink(iteration, network, journey)
  return fill(labels.say_iteration, { capsule: counted(journey.linkCapsules[row]), class: network.names[j],
    share: two(journey.coupling(iteration, row, j)), uniform, leader: network.names[leader],
    before: two(journey.lengthsAt(iteration - 1)[leader]), after })
}

/**
 * Return the two longest capsules at the end, for the opening and the answer.
 *
 * @param {Update} update
 * @param {Network} network
 * @param {Journey} journey
 */
export function longestTwo({ numbers }, { names, iterations }, { winner, second, lengthsAt }) {
  const last = lengthsAt(iterations - 1)
  return { winner: names[winner], length: numbers.decimals(last[winner], 2), second: names[second],
    second_length: numbers.decimals(last[second], 2) }
}

/**
 * Return the sentences at the last iteration: prediction and result together.
 *
 * @param {Update} update
 * @param {number | null} guess null if the question was skipped
 * @param {Network} network
 * @param {Journey} journey
 */
export function resultOf({ labels, numbers }, guess, { names, iterations }, journey) {
  const rivals = mostGained(journey, iterations)
  const rival = guess !== null && rivals.includes(guess) ? guess : rivals[0]
  const change = (/** @type {number} */ j) => {
    const [before, after] = [2, 1].map((back) => journey.lengthsAt(iterations - back)[j])
    // Lengths that look the same with two decimals need a third to show which way they went.
    const digits = before.toFixed(2) === after.toFixed(2) ? 3 : 2
    return { gain: after - before, before: numbers.decimals(before, digits), after: numbers.decimals(after, digits) }
  }
  const winner = names[journey.winner]
  return joinSentences([
    guess === rival && fill(labels.result_right, { guess: names[rival] }),
    guess !== rival && guess !== null && fill(labels.result_wrong,
      { guess: names[guess], guess_before: change(guess).before, guess_after: change(guess).after }),
    fill(change(rival).gain > 0 ? labels.result_most : labels.result_none, { winner, rival: names[rival], ...change(rival) }),
    fill(labels.result_winner, { winner, ...change(journey.winner) }),
  ])
}

/**
 * Return how to read a close-up.
 *
 * @param {Update} update
 * @param {string} stage
 * @param {Network} network
 * @param {Journey} journey
 * @param {number} iteration
 */
export function readingOf({ labels, plurals, language, numbers }, stage, network, journey, iteration) {
  switch (stage) {
    case "pixels": return labels.read_pixels
    case "capsules": return network.positions ? labels.read_capsules
      : fillPlural(plurals.read_capsules_plain, capsuleLayout(network, 1).capsules.length, language, { all: network.capsules })
    case "routing": return fill(labels.read_routing, { shown: network.linked, count: network.capsules, uniform: numbers.decimals(network.uniform, 2),
      winner: network.names[journey.winner], mean: numbers.decimals(journey.mean_couplings[Math.max(iteration, 0)], 3) })
    case "lengths": return labels.read_lengths
    case "memory": return labels.read_memory
    default: return labels.read_maps
  }
}
