/**
 * EM routing (Hinton, Sabour, Frosst 2018): each class capsule is a Gaussian. The M-step fits it to its votes and
 * decides how active it is; the E-step shares every primary capsule out anew.
 */

import { voteShape } from "../describe/generic.js"
import { movedOrder, positionOrder, presenceOrder } from "../describe/orders.js"
import { agreementQuantity, couplingQuantity, measured } from "../describe/quantities.js"
import { secondQuestion, thirdIterationQuestion } from "../describe/questions.js"
import { drawGaussian } from "./em/gaussian.js"
import { meanOfPairs, readEm } from "./em/readings.js"
import { varianceValues, weightsValues } from "./em/values.js"
import { activationWork, likelihoodWork, meanWork, posteriorWork, varianceWork, weightsWork } from "./em/work.js"

/** @typedef {import("../describe/kind.js").Drawing} Drawing */
/** @typedef {import("../describe/kind.js").PairNumber} PairNumber */
/** @typedef {import("../describe/orders.js").Presence} Presence */
/** @typedef {import("../describe/quantities.js").Quantity} Quantity */
/** @typedef {import("../maths/trace.js").Trace} Trace */
/** @typedef {import("./em/readings.js").Em} Em */

const [MEAN, VARIANCE, ACTIVATION, LIKELIHOOD, POSTERIOR, STEPS] = [1, 2, 3, 4, 5, 6]

/**
 * Return what EM routing draws and works out.
 *
 * @param {Trace} trace
 * @returns {Drawing}
 */
export function drawingOf(trace) {
  const em = readEm(trace)
  const presence = emPresence(em)
  const last = trace.iterations - 1
  const deciding = movedOrder(trace, (i, j) => trace.coupling(last, i, j), {
    option: (labels) => labels.order_deciding,
    title: (plurals) => plurals.title_deciding,
    rank: (i) => Math.max(...trace.answers.map((j) => trace.coupling(last, i, j))),
  })
  const decided = last * STEPS + ACTIVATION
  const share = couplingQuantity(trace, { symbol: "R", width: (labels) => labels.legend_posterior })
  const waiting = (/** @type {import("../describe/kind.js").Labels} */ labels) => labels.predicted_activations
  return {
    steps: emSteps(trace, em),
    numbers: emNumbers(trace, em),
    capsuleNumbers: gaussianNumbers(trace, em),
    share,
    coupling: share,
    curvesTitle: (labels) => labels.curves_title_em,
    sumSymbol: "μ",
    lengths: {
      head: (labels) => labels.lengths_em, button: (labels) => labels.class_button_em, empty: (labels) => labels.class_button_empty_em,
      table: (labels) => labels.table_activations,
      plane: (labels) => labels.projection_summary_em,
    },
    shape: matrixShape(trace),
    presence,
    orders: {
      moved: deciding,
      longest: presenceOrder(presence),
      position: positionOrder(deciding, (plurals) => plurals.title_position_deciding),
    },
    question: thirdIterationQuestion(trace, STEPS, ACTIVATION, waiting) ?? (last > 0 ? secondQuestion(trace, decided, decided, waiting) : null),
    overlay: (moment, pen, plane) => drawGaussian(moment, em, pen, plane),
    projectionCaption: (labels) => labels.projection_caption_em,
  }
}

/**
 * @param {Trace} trace
 * @param {Em} em
 * @returns {Drawing["steps"]}
 */
function emSteps(trace, em) {
  const weight = measured(trace, {
    symbol: "r", reference: 0, at: em.weight, least: 0, most: 1,
    more: (labels) => labels.more_weight,
    width: (labels) => labels.legend_weight,
    map: (labels) => labels.map_weight,
  })
  const distance = measured(trace, {
    symbol: "‖û − μ‖", reference: meanOfPairs(trace, em.distance), at: em.distance, least: 0,
    more: (labels) => labels.more_distance,
    less: (labels) => labels.less_distance,
    range: (labels) => labels.range_mean,
    width: (labels) => labels.legend_distance,
    map: (labels) => labels.map_distance,
  })
  const likelihood = agreementQuantity(trace, {
    symbol: "ln p", reference: meanOfPairs(trace, trace.agreement),
    more: (labels) => labels.more_likelihood,
    less: (labels) => labels.less_likelihood,
    width: (labels) => labels.legend_likelihood,
    map: (labels) => labels.map_likelihood,
    range: (labels) => labels.range_mean,
  })
  const posterior = couplingQuantity(trace, {
    symbol: "R", at: em.posterior,
    width: (labels) => labels.legend_posterior,
    map: (labels) => labels.map_posterior,
  })
  return {
    weights: {
      quantity: weight, fresh: "weight", work: (moment) => weightsWork(moment, em), values: (moment) => weightsValues(moment, em),
    },
    mean: { quantity: weight, work: (moment) => meanWork(moment, em) },
    variance: {
      quantity: distance, work: (moment) => varianceWork(moment, em), values: (moment) => varianceValues(moment, em),
    },
    activation: { quantity: weight, work: (moment) => activationWork(moment, em) },
    likelihood: { quantity: likelihood, fresh: "likelihood", work: (moment) => likelihoodWork(moment, em) },
    posterior: { quantity: posterior, fresh: "posterior", work: (moment) => posteriorWork(moment, em) },
  }
}

/**
 * @param {Trace} trace
 * @param {Em} em
 * @returns {PairNumber[]}
 */
function emNumbers(trace, em) {
  return [
    {
      name: "activation", column: "input_activation", label: (labels) => labels.alpha_name, variable: "input_activations",
      isOfCapsule: true, known: 0, at: (t, i) => em.alpha(t, i),
    },
    {
      name: "posterior", column: "posterior", label: (labels) => labels.posterior_name, variable: "couplings", known: 0, at: trace.coupling,
      now: (t, i, j, phase) => (phase === POSTERIOR ? em.posterior(t, i, j) : trace.coupling(t, i, j)),
    },
    { name: "weight", column: "weight", label: (labels) => labels.weight_name, variable: "weights", known: 0, at: em.weight },
    {
      name: "likelihood", column: "log_likelihood", label: (labels) => labels.likelihood_name, variable: "agreements",
      known: LIKELIHOOD, at: trace.agreement,
    },
  ]
}

/**
 * Return the numbers of a class's Gaussian; of its variances the mean.
 *
 * @param {Trace} trace
 * @param {Em} em
 * @returns {import("../describe/kind.js").CapsuleNumber[]}
 */
function gaussianNumbers(trace, em) {
  return [
    { name: "sum", label: (labels) => labels.mean_name, variable: "means", isVector: true, known: MEAN, at: (t, j) => trace.sumLengths[t][j] },
    { name: "variance", label: (labels) => labels.variance_name, variable: "variances", isVector: true, known: VARIANCE, at: em.meanVariance },
    { name: "cost", label: (labels) => labels.cost_name, variable: "costs", known: ACTIVATION, at: em.cost },
    { name: "class-activation", label: (labels) => labels.lengths_em, variable: "activations", known: ACTIVATION, at: em.activation },
    {
      name: "output", label: (labels) => labels.output_name, variable: "outputs", isVector: true,
      known: ACTIVATION, at: (t, j) => trace.lengths[t][j],
    },
  ]
}

/**
 * A primary capsule of EM has an activation of its own; for vector capsules that is its length.
 *
 * @param {Em} em
 * @returns {Presence}
 */
function emPresence(em) {
  return {
    of: (i) => em.alpha(0, i),
    legend: (labels) => labels.legend_disc_activation,
    column: (labels) => labels.alpha_name,
    button: (labels) => labels.capsule_button_activation,
    order: (labels) => labels.order_active,
    title: (plurals) => plurals.title_active,
  }
}

/**
 * Matrix capsules: pose and vote are square matrices of one size. Vector capsules vote into more dimensions.
 *
 * @param {Trace} trace
 */
function matrixShape(trace) {
  const side = Math.sqrt(trace.size)
  if (trace.primarySize !== trace.size || !Number.isInteger(side)) return voteShape(trace)
  const matrix = `[${side} × ${side}]`
  return `${matrix} · ${matrix} → ${matrix}`
}
