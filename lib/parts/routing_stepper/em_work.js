// The steps of EM routing worked out for the selected pair, in the dimension in which its vote is largest.

function largestDimension(vote) {
  const d = largest(Array.from(vote, Math.abs))
  return [d, subscript(d)]
}

function weightsWork({ trace, labels, view: { i, j }, t }, em) {
  return {
    name: "weight",
    caption: t === 0 ? fill(labels.weights_caption_first, { outputs: trace.outputs }) : labels.weights_caption,
    formula: "r = R α",
    working: [`${precise(trace.coupling(t, i, j))}·${precise(em.alpha(t, i))}`],
    symbol: "r",
    value: em.weight(t, i, j),
  }
}

function meanWork({ trace, labels, classes, view: { i, j }, t }, em) {
  const vote = trace.vote(i, j)
  const [d, index] = largestDimension(vote)
  const total = overInputs(trace, (k) => em.weight(t, k, j) * trace.vote(k, j)[d])
  return {
    name: "sum-length",
    caption: fill(labels.mean_caption, { inputs: trace.inputs, class: classes[j] }),
    formula: "μ = Σ r û / Σ r",
    working: [
      `r û${index} = ${precise(em.weight(t, i, j))}·${precise(vote[d])} = ${precise(em.weight(t, i, j) * vote[d])}`,
      `μ${index} = ${precise(total)} / ${precise(em.mass(t, j))} = ${precise(trace.sum(t, j)[d])}`,
    ],
    symbol: "‖μ‖",
    value: trace.sumLengths[t][j],
  }
}

function varianceWork({ trace, labels, view: { i, j }, t }, em) {
  const [vote, mean] = [trace.vote(i, j), trace.sum(t, j)]
  const [d, index] = largestDimension(vote)
  const total = overInputs(trace, (k) => em.weight(t, k, j) * (trace.vote(k, j)[d] - mean[d]) ** 2)
  return {
    name: "variance",
    caption: fill(labels.variance_caption, { dimension: d }),
    formula: "σ² = Σ r (û − μ)² / Σ r + 0.0005",
    working: [
      `(û${index} − μ${index})² = (${subtracted(vote[d], mean[d])})² = ${precise((vote[d] - mean[d]) ** 2)}`,
      `${precise(total)} / ${precise(em.mass(t, j))} + 0.0005`,
    ],
    symbol: `σ²${index}`,
    value: em.variance(t, j)[d],
  }
}

/** β_u and β_a are learned and λ depends on the iteration alone; what they make of the cost is read from a. */
function activationWork({ trace, labels, view: { j }, t }, em) {
  const spread = em.variance(t, j).reduce((sum, value) => sum + 0.5 * Math.log(value), 0)
  const activation = em.activation(t, j)
  const inside = Math.log(activation / (1 - activation))
  return {
    name: "activation",
    caption: labels.activation_caption,
    formula: "a = 1 / (1 + e^−λ(βₐ − cost))",
    working: [
      `Σ ½ ln σ² = ${precise(spread)}, Σ r = ${precise(em.mass(t, j))}`,
      "cost = Σ r Σ (βᵤ + ½ ln σ²)",
      `= ${precise(em.cost(t, j))}${Number.isFinite(inside) ? `; λ(βₐ − cost) = ${precise(inside)}` : ""}`,
    ],
    symbol: "a",
    value: activation,
  }
}

function likelihoodWork({ trace, labels, view: { i, j }, t }, em) {
  const [vote, mean, variance] = [trace.vote(i, j), trace.sum(t, j), em.variance(t, j)]
  const squares = vote.reduce((sum, value, d) => sum + (value - mean[d]) ** 2 / variance[d], 0)
  const widths = variance.reduce((sum, value) => sum + Math.log(2 * Math.PI * value), 0)
  return {
    name: "likelihood",
    caption: fill(labels.likelihood_caption, { dimensions: trace.size }),
    formula: "ln p = −½ Σ [(û−μ)²/σ² + ln 2πσ²]",
    working: [
      `Σ (û − μ)²/σ² = ${precise(squares)}`,
      `Σ ln 2πσ² = ${precise(widths)}`,
      `−½ · (${added(squares, widths)})`,
    ],
    symbol: "ln p",
    value: trace.agreement(t, i, j),
  }
}

/** The softmax is worked out from the largest score down: e to the score itself can be too large to write. */
function posteriorWork({ trace, labels, view: { i, j }, t }, em) {
  const scores = em.scores(t, i)
  const top = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - top))
  const total = shares.reduce((sum, share) => sum + share, 0)
  return {
    name: "posterior",
    caption: t === trace.iterations - 1 ? labels.posterior_caption_last : labels.posterior_caption,
    formula: "R ← a p / Σ a p",
    working: [
      `ln a + ln p = ${added(scores[j] - trace.agreement(t, i, j), trace.agreement(t, i, j))}`,
      `e^(${subtracted(scores[j], top)}) = ${precise(shares[j])}`,
      `= ${precise(shares[j])} / ${precise(total)}`,
    ],
    symbol: "R",
    value: em.posterior(t, i, j),
  }
}
