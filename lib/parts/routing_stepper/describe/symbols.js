/**
 * Every symbol of a kind's algorithm: its name in the code, its shape, and what it is for the selected pair.
 *
 * @typedef {object} CodeSymbol
 * @property {string} name
 * @property {string} label
 * @property {string} variable its name in the code
 * @property {string} shape such as "128 × 10 × 16"
 * @property {number | null} value for the selected pair, a vector's length; null until this pass has computed it
 * @property {boolean} isFresh whether the current step computes it
 */

/** @typedef {import("./kind.js").Moment} Moment */

import { lengthOf } from "../../kit/vectors.js"

/**
 * Return the symbols in the order in which a pass knows them.
 *
 * @param {Moment} moment
 * @returns {CodeSymbol[]}
 */
export function symbolsOf({ trace, kind, labels, state: { i, j }, t, phase, now }) {
  const { inputs, outputs, size } = trace
  const pairs = kind.numbers.map(({ name, label, variable, known, isOfCapsule, at, now: current = at }) => ({
    name, label: label(labels), variable, known, shape: isOfCapsule ? [inputs] : [inputs, outputs],
    value: () => current(t, i, j, phase), isFresh: now.fresh === name,
  }))
  const ofClass = kind.capsuleNumbers.map(({ name, label, variable, known, isVector, at }) => ({
    name, label: label(labels), variable, known, shape: isVector ? [outputs, size] : [outputs],
    value: () => at(t, j), isFresh: known === phase,
  }))
  const votes = {
    name: "votes", label: labels.votes_name, variable: "votes", known: 0, shape: [inputs, outputs, size],
    value: () => lengthOf(trace.vote(i, j)), isFresh: false,
  }
  const all = [...pairs, ...ofClass].sort((one, other) => one.known - other.known)
  return [votes, ...all].map(({ name, label, variable, known, shape, value, isFresh }) => ({
    name, label, variable, shape: shape.join(" × "), value: phase >= known ? value() : null, isFresh,
  }))
}
