// Dynamic routing (Sabour, Frosst, Hinton 2017): softmax, weighted sum, squash, agreement, update.

KINDS.dynamic = (trace) => {
  const logit = agreementQuantity(trace, {
    symbol: "b",
    at: (t, i, j) => updatedLogit(trace, t, i, j),
    more: (labels) => labels.more_logit,
    less: (labels) => labels.less_logit,
    width: (labels) => labels.legend_logit,
    map: (labels) => labels.map_logit,
  })
  const [squashed, agreed, last, count] = [2, 3, 4, 5]
  return {
    steps: {
      softmax: { work: softmaxWork },
      weighted_sum: { work: weightedSumWork },
      squash: { work: squashWork },
      agreement: { work: agreementWork },
      update: { quantity: logit, fresh: "logit", work: updateWork },
    },
    numbers: [
      {
        name: "logit", column: "logit", label: (labels) => labels.logit_name, known: 0, at: trace.logit,
        now: (t, i, j, phase) => (phase === last ? updatedLogit(trace, t, i, j) : trace.logit(t, i, j)),
      },
      { name: "coupling", column: "coupling", label: (labels) => labels.coupling_name, known: 0, at: trace.coupling },
      { name: "agreement", column: "agreement", label: (labels) => labels.agreement_name, known: agreed, at: trace.agreement },
    ],
    question: thirdIterationQuestion(trace, count, squashed, (labels) => labels.predicted_waiting),
  }
}

function updatedLogit(trace, t, i, j) {
  return trace.logit(t, i, j) + trace.agreement(t, i, j)
}

function agreementWork({ trace, labels, view: { i, j }, t }) {
  const [vote, output] = [trace.vote(i, j), trace.output(t, j)]
  const cosine = trace.agreement(t, i, j) / (vectorLength(vote) * trace.lengths[t][j] || 1)
  return {
    name: "agreement",
    caption: fill(labels.agreement_caption, { dimensions: trace.size }),
    formula: `a = û · v = û₀v₀ + … + û${subscript(trace.size - 1)}v${subscript(trace.size - 1)}`,
    working: [
      firstAndLast(vote, output),
      `‖û‖‖v‖cos = ${[vectorLength(vote), trace.lengths[t][j], cosine].map((x) => decimals(x, 2)).join("·")}`,
    ],
    symbol: "a",
    value: trace.agreement(t, i, j),
  }
}

function updateWork({ trace, labels, view: { i, j }, t }) {
  return {
    name: "updated",
    caption: t === trace.iterations - 1 ? labels.update_caption_last : labels.update_caption,
    formula: "b ← b + a",
    working: [added(trace.logit(t, i, j), trace.agreement(t, i, j))],
    symbol: "b",
    value: updatedLogit(trace, t, i, j),
  }
}
