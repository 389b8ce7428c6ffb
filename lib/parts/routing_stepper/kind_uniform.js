// No routing: every class capsule gets the same share of every vote.

KINDS.uniform = () => ({
  steps: {
    equal_shares: { work: equalSharesWork },
    weighted_sum: { work: weightedSumWork },
    squash: { work: squashWork },
  },
})

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
