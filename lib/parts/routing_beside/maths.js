/**
 * Compares two routings of the same picture.
 *
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 * @typedef {{ outputs: Floats, couplings: Floats }} Routing
 *   outputs: [iterations, classes, dim]; couplings: [iterations, inputs, classes]
 */

import { entropiesOf } from "../kit/capsules/entropy.js"
import { placeOfLargest } from "../kit/maths.js"
import { lengthOf } from "../kit/vectors.js"

const ROUNDING = 1e-4

/**
 * Return the length of each class capsule after each iteration.
 *
 * @param {Routing} routing
 * @returns {number[][]} by iteration and class
 */
export function lengthsOf({ outputs: { data, shape: [iterations, classes, dim] } }) {
  return Array.from({ length: iterations }, (_, t) => Array.from({ length: classes }, (__, j) => {
    const from = (t * classes + j) * dim
    return lengthOf(data.subarray(from, from + dim))
  }))
}

/**
 * Return the entropy of the couplings of a primary capsule, on average over all, as a share of that of uniform ones, after each
 * iteration.
 *
 * @param {Routing} routing
 */
export function entropiesAfter(routing) {
  const { couplings: { data, shape: [iterations, inputs, outputs] } } = routing
  /** @param {number} t @param {number} i @param {number} j */
  const coupling = (t, i, j) => data[(t * inputs + i) * outputs + j]
  return entropiesOf({ iterations, inputs, outputs, uniform: uniformOf(routing), coupling }).means
}

/**
 * Return the coupling that each class has where nothing is known yet: less than 1 / J if “none of the above” takes a share too, which
 * what a primary capsule gives to all classes in the first iteration leaves over.
 *
 * @param {Routing} routing
 */
export function uniformOf({ couplings: { data, shape: [, , outputs] } }) {
  const given = data.subarray(0, outputs).reduce((total, one) => total + one, 0)
  return 1 / (given < 1 - ROUNDING ? outputs + 1 : outputs)
}

/**
 * Return the couplings to one class after the last iteration.
 *
 * @param {Routing} routing
 * @param {number} j
 */
export function lastCouplingsTo({ couplings: { data, shape: [iterations, inputs, classes] } }, j) {
  return Array.from({ length: inputs }, (_, i) => data[((iterations - 1) * inputs + i) * classes + j])
}

/**
 * Return how far couplings lie from uniform at most, on one scale for all.
 *
 * @param {readonly number[][]} all
 * @param {number} uniform
 */
export function widestOf(all, uniform) {
  return Math.max(1e-6, ...all.map((couplings) => couplings.reduce((most, one) => Math.max(most, Math.abs(one - uniform)), 0)))
}

/**
 * Return the class whose lengths differ most after the last iteration.
 *
 * @param {readonly number[]} one
 * @param {readonly number[]} other
 */
export function placeOfDifference(one, other) {
  return placeOfLargest(one.map((length, j) => Math.abs(length - other[j])))
}

/**
 * Return the pairs of primary and class capsule whose couplings differ most, for two routings of the same capsules.
 *
 * @param {Routing} one
 * @param {Routing} other
 * @param {number} count
 * @returns {{ i: number, j: number, first: number, second: number }[]} none if they have other capsules
 */
export function movedPairs(one, other, count) {
  const [[, inputs, classes], [, others, sameClasses]] = [one.couplings.shape, other.couplings.shape]
  if (inputs !== others || classes !== sameClasses) return []
  const [first, second] = [one, other].map(({ couplings: { data } }) => data.subarray(-inputs * classes))
  return Array.from(first, (value, at) => ({ at, by: Math.abs(value - second[at]) }))
    .sort((left, right) => right.by - left.by || left.at - right.at)
    .slice(0, count)
    .map(({ at }) => ({ i: Math.floor(at / classes), j: at % classes, first: first[at], second: second[at] }))
}

/**
 * Return which guess is right: "longer" and "shorter" where both say the same class, else "other".
 *
 * @param {readonly number[]} first lengths after the last iteration
 * @param {readonly number[]} second
 */
export function outcomeOf(first, second) {
  const answer = placeOfLargest([...first])
  if (placeOfLargest([...second]) !== answer) return "other"
  return second[answer] >= first[answer] ? "longer" : "shorter"
}
