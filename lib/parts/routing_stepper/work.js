// Steps that several kinds share, worked out for the selected pair: { name, caption, formula, working, symbol, value }.

/** "a + b" with a minus sign where b is negative. */
function added(one, other) {
  return `${precise(one)} + ${precise(other)}`.replace("+ −", "− ")
}

/** "a − b", with a plus sign where b is negative. */
function subtracted(one, other) {
  return `${precise(one)} − ${precise(other)}`.replace("− −", "+ ")
}

/** The first and the last product of a dot product. */
function firstAndLast(one, other) {
  const last = one.length - 1
  return `${precise(one[0] * other[0])} + … + ${precise(one[last] * other[last])}`.replace("+ −", "− ")
}

/** `letter` is that of the logits, as an exponent. */
function softmaxWork({ trace, labels, view: { i, j }, t }, letter = "ᵇ") {
  let total = 0
  for (let k = 0; k < trace.outputs; k += 1) total += Math.exp(trace.logit(t, i, k))
  const logit = trace.logit(t, i, j)
  return {
    name: "coupling",
    caption: fill(labels.softmax_caption, { outputs: trace.outputs }),
    formula: `c = e${letter} / Σ e${letter}`,
    working: [`e^${precise(logit)} / Σ e${letter}`, `= ${precise(Math.exp(logit))} / ${precise(total)}`],
    symbol: "c",
    value: trace.coupling(t, i, j),
  }
}

/** Worked out for the dimension in which this vote is largest. */
function weightedSumWork({ trace, labels, classes, view: { i, j }, t }) {
  const vote = trace.vote(i, j)
  const d = largest(Array.from(vote, Math.abs))
  const coupling = trace.coupling(t, i, j)
  const votes = overInputs(trace, (k) => trace.coupling(t, k, j) * trace.vote(k, j)[d])
  const bias = trace.sum(t, j)[d] - votes // a learned one, where the class capsules have it
  const biased = Math.abs(bias) > 1e-3
  return {
    name: "sum-length",
    caption: fill(labels.weighted_sum_caption, { inputs: trace.inputs, class: classes[j] }),
    formula: `s = Σ c û${biased ? " + β" : ""}   [${trace.inputs} × ${trace.size}] → [${trace.size}]`,
    working: [
      `c û${subscript(d)} = ${precise(coupling)}·${precise(vote[d])} = ${precise(coupling * vote[d])}`,
      biased
        ? `s${subscript(d)} = ${added(votes, bias)} = ${precise(trace.sum(t, j)[d])}`
        : `s${subscript(d)} = Σ c û${subscript(d)} = ${precise(trace.sum(t, j)[d])}`,
    ],
    symbol: "‖s‖",
    value: trace.sumLengths[t][j],
  }
}

function squashWork({ trace, labels, view: { j }, t }) {
  const length = trace.sumLengths[t][j]
  const square = length * length
  return {
    name: "length",
    caption: labels.squash_caption,
    formula: "v = ‖s‖²/(1 + ‖s‖²) · s/‖s‖",
    working: [`‖s‖ = ${precise(length)}, ‖s‖² = ${precise(square)}`, `${precise(square)} / ${precise(1 + square)}`],
    symbol: "‖v‖",
    value: trace.lengths[t][j],
  }
}
