/** EM's own numbers, read from a trace: α, r, σ², cost and a, and R as the E-step of iteration t makes it. */

import { lengthOf } from "../../../kit/vectors.js"
import { indices, sumOver } from "../../maths/vectors.js"

/** @typedef {import("../../maths/trace.js").Trace} Trace */
/** @typedef {import("../../maths/trace.js").PairAt} PairAt */
/** @typedef {ReturnType<typeof readEm>} Em */

const SMALLEST = 1e-45 // of float32; an activation below that is 0 in a trace

/**
 * Return EM's numbers of a trace.
 *
 * @param {Trace} trace
 */
export function readEm(trace) {
  const alpha = trace.perInput("input_activations")
  const activation = trace.perOutput("activations")
  const variance = trace.capsule("variances")
  /** @type {PairAt} */
  const weight = (t, i, j) => trace.coupling(t, i, j) * alpha(t, i)
  // The trace has what the next iteration starts from; only the last E-step, which nothing uses, is not in it.
  /** @type {PairAt} */
  const score = (t, i, j) => (t + 1 < trace.iterations ? trace.logit(t + 1, i, j)
    : Math.log(Math.max(activation(t, j), SMALLEST)) + trace.agreement(t, i, j))
  /** @param {number} t @param {number} i */
  const scores = (t, i) => indices(trace.outputs).map((j) => score(t, i, j))
  return {
    alpha,
    activation,
    weight,
    scores,
    variance,
    /** Over all dimensions. @param {number} t @param {number} j */
    meanVariance: (t, j) => variance(t, j).reduce((sum, value) => sum + value, 0) / trace.size,
    cost: trace.perOutput("costs"),
    /** @param {number} t @param {number} j */
    mass: (t, j) => sumOver(trace.inputs, (i) => weight(t, i, j)),
    /** @type {PairAt} */
    posterior: (t, i, j) => {
      if (t + 1 < trace.iterations) return trace.coupling(t + 1, i, j)
      const all = scores(t, i)
      const top = Math.max(...all)
      return Math.exp(all[j] - top) / all.reduce((total, one) => total + Math.exp(one - top), 0)
    },
    /** How far a vote is from its class's mean. @type {PairAt} */
    distance: (t, i, j) => {
      const mean = trace.sum(t, j)
      return lengthOf(trace.vote(i, j).map((value, d) => value - mean[d]))
    },
  }
}

/**
 * Return the mean of a number over all pairs and iterations.
 *
 * @param {Trace} trace
 * @param {PairAt} at
 */
export function meanOfPairs({ iterations, inputs, outputs }, at) {
  const total = sumOver(iterations, (t) => sumOver(outputs, (j) => sumOver(inputs, (i) => at(t, i, j))))
  return total / (iterations * inputs * outputs)
}
