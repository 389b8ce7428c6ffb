// Self-attention routing (Mazzia, Salvetti, Chiaberge 2021): agreement, softmax, weighted sum, squash; no iterations.

KINDS.self_attention = (trace) => {
  const prior = trace.pair("priors")
  const weight = (t, i, j) => trace.coupling(t, i, j) + prior(t, i, j)
  const attention = agreementQuantity(trace, {
    more: (labels) => labels.more_attention,
    less: (labels) => labels.less_attention,
    width: (labels) => labels.legend_attention,
  })
  const weights = couplingQuantity(trace, {
    symbol: "c + B",
    at: weight,
    least: -Infinity,
    most: Infinity,
    width: (labels) => labels.legend_prior,
    map: (labels) => labels.map_prior,
  })
  const uneven = movedOrder(trace, (i, j) => weight(0, i, j), {
    option: (labels) => labels.order_uneven,
    title: (labels) => labels.title_uneven,
  })
  return {
    steps: {
      agreement: { quantity: attention, work: attentionWork },
      softmax: { work: (app) => softmaxWork(app, "ᵃ") },
      weighted_sum: { quantity: weights, fresh: "weight", work: (app) => priorSumWork(app, prior, weight) },
      squash: { quantity: weights, work: exponentialSquashWork },
    },
    numbers: [
      { name: "agreement", column: "agreement", label: (labels) => labels.agreement_name, known: 0, at: trace.agreement },
      { name: "coupling", column: "coupling", label: (labels) => labels.coupling_name, known: 1, at: trace.coupling },
      { name: "prior", column: "prior", label: (labels) => labels.prior_name, known: 0, at: prior },
      { name: "weight", column: "weight", label: (labels) => labels.weight_prior_name, known: 2, at: weight },
    ],
    share: weights,
    orders: {
      moved: uneven,
      longest: presenceOrder(lengthPresence(trace)),
      position: positionOrder(uneven, (labels) => labels.title_position_uneven),
    },
  }
}

function attentionWork({ trace, labels, view: { i, j }, t }) {
  const vote = trace.vote(i, j)
  const total = new Float64Array(trace.size)
  for (let k = 0; k < trace.inputs; k += 1) trace.vote(k, j).forEach((value, d) => { total[d] += value })
  return {
    name: "agreement",
    caption: fill(labels.attention_caption, { inputs: trace.inputs }),
    formula: "a = û · Σû / √D",
    working: [
      `û · Σû = ${firstAndLast(vote, total)}`,
      `= ${precise(dot(vote, total))} / √${trace.size}`,
    ],
    symbol: "a",
    value: trace.agreement(t, i, j),
  }
}

/** Worked out for the dimension in which this vote is largest. */
function priorSumWork({ trace, labels, classes, view: { i, j }, t }, prior, weight) {
  const vote = trace.vote(i, j)
  const d = largest(Array.from(vote, Math.abs))
  const counts = weight(t, i, j)
  return {
    name: "sum-length",
    caption: fill(labels.prior_sum_caption, { inputs: trace.inputs, class: classes[j] }),
    formula: "s = Σ (c + B) û",
    working: [
      `c + B = ${added(trace.coupling(t, i, j), prior(t, i, j))} = ${precise(counts)}`,
      `(c + B) û${subscript(d)} = ${precise(counts)}·${precise(vote[d])} = ${precise(counts * vote[d])}`,
      `s${subscript(d)} = Σ (c + B) û${subscript(d)} = ${precise(trace.sum(t, j)[d])}`,
    ],
    symbol: "‖s‖",
    value: trace.sumLengths[t][j],
  }
}

function exponentialSquashWork({ trace, labels, view: { j }, t }) {
  const length = trace.sumLengths[t][j]
  return {
    name: "length",
    caption: labels.squash_caption,
    formula: "v = (1 − e^(−‖s‖)) · s/‖s‖",
    working: [
      `‖s‖ = ${precise(length)}`,
      `1 − e^(−${precise(length)}) = 1 − ${precise(Math.exp(-length))}`,
    ],
    symbol: "‖v‖",
    value: trace.lengths[t][j],
  }
}
