/** The steps of EM routing worked out for the selected pair, in the dimension in which its vote is largest. */

import { counted } from "../../../kit/counting.js"
import { placeOfStrongest } from "../../../kit/maths.js"
import { subscript } from "../../../kit/numbers.js"
import { fill } from "../../../kit/text.js"
import { added, subtracted } from "../../describe/work.js"
import { sumOver } from "../../maths/vectors.js"

/** @typedef {import("../../describe/kind.js").Moment} Moment */
/** @typedef {import("../../describe/kind.js").Work} Work */
/** @typedef {import("./readings.js").Em} Em */

/**
 * Work the weight of a vote out: r = R α.
 *
 * @param {Moment} moment
 * @param {Em} em
 * @returns {Work}
 */
export function weightsWork({ trace, labels, numbers: { figures }, state: { i, j }, t }, em) {
  return {
    name: "weight",
    caption: t === 0 ? fill(labels.weights_caption_first, { outputs: trace.outputs }) : labels.weights_caption,
    formula: "r = R α",
    working: [`${figures(trace.coupling(t, i, j))}·${figures(em.alpha(t, i))}`],
    symbol: "r",
    value: em.weight(t, i, j) }
}

/**
 * Work the mean out: μ = Σ r û / Σ r.
 *
 * @param {Moment} moment
 * @param {Em} em
 * @returns {Work}
 */
export function meanWork({ trace, labels, numbers: { figures, operand }, classes, state: { i, j }, t }, em) {
  const vote = trace.vote(i, j)
  const d = placeOfStrongest(vote)
  const total = sumOver(trace.inputs, (k) => em.weight(t, k, j) * trace.vote(k, j)[d])
  return {
    name: "sum-length",
    caption: fill(labels.mean_caption, { inputs: trace.inputs, class: classes[j] }),
    formula: "μ = Σ r û / Σ r",
    working: [
      `r û${subscript(counted(d))} = ${figures(em.weight(t, i, j))}·${figures(vote[d])} = ${figures(em.weight(t, i, j) * vote[d])}`,
      `μ${subscript(counted(d))} = ${figures(total)} / ${operand(em.mass(t, j))} = ${figures(trace.sum(t, j)[d])}`,
    ],
    symbol: "‖μ‖",
    value: trace.sumLengths[t][j] }
}

/**
 * Work the variance out: σ² = Σ r (û − μ)² / Σ r + 0.0005.
 *
 * @param {Moment} moment
 * @param {Em} em
 * @returns {Work}
 */
export function varianceWork({ trace, labels, numbers, state: { i, j }, t }, em) {
  const { figures, operand } = numbers
  const [vote, mean] = [trace.vote(i, j), trace.sum(t, j)]
  const d = placeOfStrongest(vote)
  const index = subscript(counted(d))
  const total = sumOver(trace.inputs, (k) => em.weight(t, k, j) * (trace.vote(k, j)[d] - mean[d]) ** 2)
  return {
    name: "variance",
    caption: fill(labels.variance_caption, { dimension: counted(d) }),
    formula: "σ² = Σ r (û − μ)² / Σ r + 0.0005",
    working: [
      `(û${index} − μ${index})² = (${subtracted(numbers, vote[d], mean[d])})² = ${figures((vote[d] - mean[d]) ** 2)}`,
      `${figures(total)} / ${operand(em.mass(t, j))} + 0.0005`,
    ],
    symbol: `σ²${index}`,
    value: em.variance(t, j)[d] }
}

/**
 * β_u and β_a are learned and λ depends on the iteration alone; what they make of the cost is read from a.
 *
 * @param {Moment} moment
 * @param {Em} em
 * @returns {Work}
 */
export function activationWork({ labels, numbers: { figures }, state: { j }, t }, em) {
  const spread = em.variance(t, j).reduce((sum, value) => sum + 0.5 * Math.log(value), 0)
  const activation = em.activation(t, j)
  const inside = Math.log(activation / (1 - activation))
  return {
    name: "activation",
    caption: labels.activation_caption,
    formula: "a = 1 / (1 + e^−λ(βₐ − cost))",
    working: [
      `Σ ½ ln σ² = ${figures(spread)}, Σ r = ${figures(em.mass(t, j))}`,
      "cost = Σ r Σ (βᵤ + ½ ln σ²)",
      `= ${figures(em.cost(t, j))}${Number.isFinite(inside) ? `; λ(βₐ − cost) = ${figures(inside)}` : ""}`,
    ],
    symbol: "a",
    value: activation }
}

/**
 * Work the log-likelihood of a vote out: ln p = −½ Σ [(û − μ)² / σ² + ln 2πσ²].
 *
 * @param {Moment} moment
 * @param {Em} em
 * @returns {Work}
 */
export function likelihoodWork({ trace, labels, numbers, state: { i, j }, t }, em) {
  const [vote, mean, variance] = [trace.vote(i, j), trace.sum(t, j), em.variance(t, j)]
  const squares = vote.reduce((sum, value, d) => sum + (value - mean[d]) ** 2 / variance[d], 0)
  const widths = variance.reduce((sum, value) => sum + Math.log(2 * Math.PI * value), 0)
  return {
    name: "likelihood",
    caption: fill(labels.likelihood_caption, { dimensions: trace.size }),
    formula: "ln p = −½ Σ [(û−μ)²/σ² + ln 2πσ²]",
    working: [
      `Σ (û − μ)²/σ² = ${numbers.figures(squares)}`,
      `Σ ln 2πσ² = ${numbers.figures(widths)}`,
      `−½ · (${added(numbers, squares, widths)})`,
    ],
    symbol: "ln p",
    value: trace.agreement(t, i, j) }
}

/**
 * Work the softmax out from the largest score down: e to the score itself can be too large to write.
 *
 * @param {Moment} moment
 * @param {Em} em
 * @returns {Work}
 */
export function posteriorWork({ trace, labels, numbers, state: { i, j }, t }, em) {
  const { figures, operand } = numbers
  const scores = em.scores(t, i)
  const top = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - top))
  const total = shares.reduce((sum, share) => sum + share, 0)
  const likelihood = trace.agreement(t, i, j)
  return {
    name: "posterior",
    caption: t === trace.iterations - 1 ? labels.posterior_caption_last : labels.posterior_caption,
    formula: "R ← a p / Σ a p",
    working: [
      `ln a + ln p = ${added(numbers, scores[j] - likelihood, likelihood)}`,
      `e^(${subtracted(numbers, scores[j], top)}) = ${figures(shares[j])}`,
      `= ${figures(shares[j])} / ${operand(total)}`,
    ],
    symbol: "R",
    value: em.posterior(t, i, j) }
}
