// Dynamic routing (Sabour, Frosst, Hinton 2017): softmax, weighted sum, squash, agreement, update.

function dynamicKind(trace) {
  const coupling = couplingQuantity(trace)
  const agreement = agreementQuantity(trace)
  const logit = agreementQuantity(trace, {
    symbol: "b",
    at: (t, i, j) => updatedLogit(trace, t, i, j),
    more: (labels) => labels.more_logit,
    less: (labels) => labels.less_logit,
    width: (labels) => labels.legend_logit,
    map: (labels) => labels.map_logit,
  })
  const moved = movedOrder(trace, (i, j) => trace.coupling(trace.iterations - 1, i, j))
  const presence = lengthPresence(trace)
  const steps = [
    {
      label: (labels) => labels.softmax, quantity: coupling, fresh: "coupling",
      work: softmaxWork, summary: softmaxSummary,
    },
    {
      label: (labels) => labels.weighted_sum, quantity: coupling, makes: "sum",
      work: weightedSumWork, summary: weightedSumSummary,
    },
    {
      label: (labels) => labels.squash, quantity: coupling, makes: "output",
      work: squashWork, summary: squashSummary,
    },
    {
      label: (labels) => labels.agreement, quantity: agreement, fresh: "agreement",
      work: agreementWork, summary: agreementSummary,
    },
    {
      label: (labels) => labels.update, quantity: logit, fresh: "logit",
      work: updateWork, summary: updateSummary,
    },
  ]
  const last = steps.length - 1
  return {
    title: (labels) => labels.kind_dynamic,
    steps,
    numbers: [
      {
        name: "logit", column: "logit", label: (labels) => labels.logit_name, known: 0, at: trace.logit,
        now: (t, i, j, phase) => (phase === last ? updatedLogit(trace, t, i, j) : trace.logit(t, i, j)),
      },
      { name: "coupling", column: "coupling", label: (labels) => labels.coupling_name, known: 0, at: trace.coupling },
      { name: "agreement", column: "agreement", label: (labels) => labels.agreement_name, known: 3, at: trace.agreement },
    ],
    share: coupling,
    presence,
    orders: {
      moved,
      longest: presenceOrder(presence),
      position: positionOrder(moved, (labels) => labels.title_position),
    },
    question: thirdIterationQuestion(trace, steps.length, 2, (labels) => labels.predicted_waiting),
  }
}

function updatedLogit(trace, t, i, j) {
  return trace.logit(t, i, j) + trace.agreement(t, i, j)
}

function softmaxSummary(app) {
  const { trace, labels, classes, t } = app
  const { inputs, outputs } = trace
  const uniform = decimals(trace.uniform, 2)
  if (t === 0) return fill(labels.summary_first_softmax, { inputs, outputs, uniform })
  const leader = largest(trace.lengths[t - 1])
  return fill(labels.summary_softmax, { class: classes[leader], uniform, ...towards(app, leader) })
}

function agreementSummary(app) {
  const leader = largest(app.trace.lengths[app.t])
  return fill(app.labels.summary_agreement, { class: app.classes[leader], ...towards(app, leader) })
}

function updateSummary(app) {
  const { trace, labels, classes, t } = app
  const leader = largest(trace.lengths[t])
  if (t < trace.iterations - 1) return fill(labels.summary_update, { class: classes[leader], ...towards(app, leader) })
  return fill(labels.summary_last_update, { class: classes[leader], length: decimals(trace.lengths[t][leader], 2) })
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
