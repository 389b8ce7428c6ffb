// The steps of EM routing in one sentence each.

function weightsSummary({ trace, labels, classes, t }, em) {
  const uniform = decimals(trace.uniform, 2)
  if (t === 0) return fill(labels.summary_first_weights, { inputs: trace.inputs, outputs: trace.outputs, uniform })
  const leader = largest(trace.lengths[t - 1])
  return fill(labels.summary_weights, {
    class: classes[leader], before: decimals(em.mass(t - 1, leader), 2), mass: decimals(em.mass(t, leader), 2),
    inputs: trace.inputs,
  })
}

function meanSummary({ trace, labels, classes, t }) {
  const leader = largest(trace.sumLengths[t])
  return fill(labels.summary_mean, {
    inputs: trace.inputs, class: classes[leader], length: decimals(trace.sumLengths[t][leader], 2),
  })
}

/** Of the class whose variances are smallest, on average. */
function varianceSummary({ trace, labels, classes, t }, em) {
  const spreads = classes.map((_, j) => em.variance(t, j).reduce((sum, value) => sum + value, 0) / trace.size)
  const tightest = largest(spreads.map((spread) => -spread))
  return fill(labels.summary_variance, { class: classes[tightest], spread: precise(spreads[tightest]) })
}

function activationSummary(app) {
  if (app.t > 0) return squashSummary(app)
  return fill(app.labels.summary_first_activation, firstTwo(app))
}

function likelihoodSummary(app) {
  const leader = largest(app.trace.lengths[app.t])
  return fill(app.labels.summary_likelihood, { class: app.classes[leader], ...towards(app, leader) })
}

function posteriorSummary(app) {
  const { trace, labels, classes, t } = app
  const leader = largest(trace.lengths[t])
  const uniform = decimals(trace.uniform, 2)
  if (t < trace.iterations - 1) {
    return fill(labels.summary_posterior, { class: classes[leader], uniform, ...towards(app, leader) })
  }
  return fill(labels.summary_last_posterior, {
    class: classes[leader], length: decimals(trace.lengths[t][leader], 2), uniform,
  })
}
