// No routing: every class capsule gets the same share of every vote.

function uniformKind(trace) {
  const coupling = couplingQuantity(trace)
  const presence = lengthPresence(trace)
  const longest = presenceOrder(presence)
  return {
    title: (labels) => labels.kind_uniform,
    onePass: true,
    steps: [
      {
        label: (labels) => labels.equal_shares, quantity: coupling, fresh: "coupling",
        work: equalSharesWork, summary: equalSharesSummary,
      },
      {
        label: (labels) => labels.weighted_sum, quantity: coupling, makes: "sum",
        work: weightedSumWork, summary: averageSummary,
      },
      {
        label: (labels) => labels.squash, quantity: coupling, makes: "output",
        work: squashWork, summary: unroutedSummary,
      },
    ],
    numbers: [
      { name: "coupling", column: "coupling", label: (labels) => labels.coupling_name, known: 0, at: trace.coupling },
    ],
    share: coupling,
    presence,
    orders: { longest, position: positionOrder(longest, (labels) => labels.title_position_longest) },
    question: secondQuestion(trace, 1, 2),
  }
}

function equalSharesSummary({ trace: { inputs, outputs, uniform }, labels }) {
  return fill(labels.summary_equal_shares, { inputs, outputs, uniform: decimals(uniform, 2) })
}

function averageSummary({ trace, labels, classes, t }) {
  const leader = largest(trace.sumLengths[t])
  return fill(labels.summary_average, {
    uniform: decimals(trace.uniform, 2), class: classes[leader], length: decimals(trace.sumLengths[t][leader], 2),
  })
}

function unroutedSummary(app) {
  return fill(app.labels.summary_unrouted, firstTwo(app))
}

function equalSharesWork({ trace, labels, view: { i, j }, t }) {
  return {
    name: "coupling",
    caption: fill(labels.equal_shares_caption, { outputs: trace.outputs }),
    formula: "c = 1 / J",
    working: [`1 / ${trace.outputs}`],
    symbol: "c",
    value: trace.coupling(t, i, j),
  }
}
