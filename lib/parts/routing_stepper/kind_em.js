// EM routing (Hinton, Sabour, Frosst 2018): each class capsule is a Gaussian. The M-step fits it to its votes and
// decides how active it is; the E-step shares every primary capsule out anew.

const [MEAN, VARIANCE] = [1, 2] // the phases that fit the Gaussian

KINDS.em = (trace) => {
  const em = readEm(trace)
  const share = couplingQuantity(trace, { symbol: "R", width: (labels) => labels.legend_posterior })
  const weight = measured(trace, {
    symbol: "r", reference: 0, at: em.weight, least: 0, most: 1,
    more: (labels) => labels.more_weight,
    width: (labels) => labels.legend_weight,
    map: (labels) => labels.map_weight,
  })
  const presence = emPresence(em)
  const heaviest = movedOrder(trace, (i, j) => em.weight(trace.iterations - 1, i, j), {
    option: (labels) => labels.order_heaviest,
    title: (labels) => labels.title_heaviest,
    rank: (i) => Math.max(...trace.lengths[0].map((_, j) => em.weight(trace.iterations - 1, i, j))),
  })
  const [activated, count] = [3, 6]
  const decided = (trace.iterations - 1) * count + activated
  return {
    steps: emSteps(trace, em, weight),
    numbers: emNumbers(trace, em),
    share,
    sumSymbol: "μ",
    lengths: (labels) => labels.lengths_em,
    shape: matrixShape(trace),
    presence,
    orders: {
      moved: heaviest,
      longest: presenceOrder(presence),
      position: positionOrder(heaviest, (labels) => labels.title_position_heaviest),
    },
    question: thirdIterationQuestion(trace, count, activated) ?? secondQuestion(trace, decided, decided),
    overlay: (app, context, projection) => drawGaussian(app, em, context, projection),
    projectionCaption: (labels) => labels.projection_caption_em,
  }
}

/** EM's own numbers: α, r, σ², cost and a, and R as the E-step of iteration t makes it. */
function readEm(trace) {
  const em = {
    alpha: trace.perInput("input_activations"),
    variance: trace.capsule("variances"),
    cost: trace.perOutput("costs"),
    activation: trace.perOutput("activations"),
  }
  em.weight = (t, i, j) => trace.coupling(t, i, j) * em.alpha(t, i)
  em.mass = (t, j) => overInputs(trace, (i) => em.weight(t, i, j))
  // The trace has what the next iteration starts from; only the last E-step, which nothing uses, is not in it.
  em.score = (t, i, j) => (t + 1 < trace.iterations ? trace.logit(t + 1, i, j)
    : Math.log(em.activation(t, j) + 1e-7) + trace.agreement(t, i, j))
  em.scores = (t, i) => Array.from({ length: trace.outputs }, (_, j) => em.score(t, i, j))
  em.posterior = (t, i, j) => {
    if (t + 1 < trace.iterations) return trace.coupling(t + 1, i, j)
    const scores = em.scores(t, i)
    const top = Math.max(...scores)
    return Math.exp(scores[j] - top) / scores.reduce((total, score) => total + Math.exp(score - top), 0)
  }
  return em
}

/** What each step of `KIND` shows and works out. */
function emSteps(trace, em, weight) {
  const distances = (t, i, j) => distanceToMean(trace, t, i, j)
  const distance = measured(trace, {
    symbol: "‖û − μ‖", reference: meanOfPairs(trace, distances), at: distances, least: 0,
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
      quantity: weight, fresh: "weight", work: (app) => weightsWork(app, em), values: (app) => weightsValues(app, em),
    },
    mean: { quantity: weight, work: (app) => meanWork(app, em) },
    variance: {
      quantity: distance, work: (app) => varianceWork(app, em), values: (app) => varianceValues(app, em),
    },
    activation: { quantity: weight, work: (app) => activationWork(app, em) },
    likelihood: { quantity: likelihood, fresh: "likelihood", work: (app) => likelihoodWork(app, em) },
    posterior: { quantity: posterior, fresh: "posterior", work: (app) => posteriorWork(app, em) },
  }
}

function emNumbers(trace, em) {
  return [
    { name: "activation", column: "input_activation", label: (labels) => labels.alpha_name, known: 0, at: (t, i) => em.alpha(t, i) },
    {
      name: "posterior", column: "posterior", label: (labels) => labels.posterior_name, known: 0, at: trace.coupling,
      now: (t, i, j, phase) => (phase === 5 ? em.posterior(t, i, j) : trace.coupling(t, i, j)),
    },
    { name: "weight", column: "weight", label: (labels) => labels.weight_name, known: 0, at: em.weight },
    { name: "likelihood", column: "log_likelihood", label: (labels) => labels.likelihood_name, known: 4, at: trace.agreement },
  ]
}

/** A primary capsule of EM has an activation of its own; for vector capsules that is its length. */
function emPresence(em) {
  return {
    of: (i) => em.alpha(0, i),
    legend: (labels) => labels.legend_disc_activation,
    column: (labels) => labels.alpha_name,
    button: (labels) => labels.capsule_button_activation,
    order: (labels) => labels.order_active,
    title: (labels) => labels.title_active,
  }
}

/** Matrix capsules: pose and vote are square matrices of one size. Vector capsules vote into more dimensions. */
function matrixShape(trace) {
  const side = Math.sqrt(trace.size)
  if (trace.primarySize !== trace.size || !Number.isInteger(side)) return voteShape(trace)
  const matrix = `[${side} × ${side}]`
  return `${matrix} · ${matrix} → ${matrix}`
}

function distanceToMean(trace, t, i, j) {
  const [vote, mean] = [trace.vote(i, j), trace.sum(t, j)]
  return vectorLength(vote.map((value, d) => value - mean[d]))
}

/** The mean of a number over all pairs and iterations. */
function meanOfPairs(trace, at) {
  let total = 0
  for (let t = 0; t < trace.iterations; t += 1) {
    for (let j = 0; j < trace.outputs; j += 1) total += overInputs(trace, (i) => at(t, i, j))
  }
  return total / (trace.iterations * trace.inputs * trace.outputs)
}
