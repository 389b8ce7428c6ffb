// A kind of routing as its declaration alone says: what is drawn where no `kind_*.js` says more.

/** What the kinds' own files add to their declarations, by the kind's name: a function of the trace. */
const KINDS = {}

/** Each declared step with its texts, and with what can be drawn of the array that it computes. */
function genericKind({ name, onePass, steps }, trace) {
  const coupling = couplingQuantity(trace)
  const agreement = agreementQuantity(trace)
  const phaseOf = (array) => steps.findIndex((step) => step.array === array)
  const [summed, made] = [phaseOf("weighted_sums"), phaseOf("outputs")]
  const presence = lengthPresence(trace)
  const moved = movedOrder(trace, (i, j) => trace.coupling(trace.iterations - 1, i, j))
  const longest = presenceOrder(presence)
  const before = (trace.iterations - 1) * steps.length
  return {
    name,
    onePass,
    title: (labels) => labels[name],
    steps: steps.map((step, phase) => genericStep(name, step, phase < phaseOf("couplings") ? agreement : coupling, agreement)),
    numbers: [
      { name: "coupling", column: "coupling", label: (labels) => labels.coupling_name, known: phaseOf("couplings"), at: trace.coupling },
      { name: "agreement", column: "agreement", label: (labels) => labels.agreement_name, known: phaseOf("agreements"), at: trace.agreement },
    ].filter(({ known }) => known >= 0),
    share: coupling,
    sumSymbol: "s",
    lengths: (labels) => labels.lengths,
    shape: voteShape(trace),
    presence,
    orders: onePass && coupling.same // nothing moves
      ? { longest, position: positionOrder(longest, (labels) => labels.title_position_longest) }
      : { moved, longest, position: positionOrder(moved, (labels) => labels.title_position) },
    question: secondQuestion(trace, before + summed, before + made),
    sumPhase: summed,
    outputPhase: made,
  }
}

const MADE = { weighted_sums: "sum", outputs: "output" }

function genericStep(kind, { name, array }, share, agreement) {
  const key = `${kind}.${name}`
  const quantity = array === "agreements" ? agreement : share
  return {
    name,
    key,
    quantity,
    label: (labels) => labels[key],
    group: (labels) => labels[`${key}.group`],
    fresh: { couplings: "coupling", agreements: "agreement" }[array],
    makes: MADE[array],
    work: (app) => genericWork(app, quantity),
    values: () => ({}),
  }
}

/** The step's result for the selected pair, without the way to it. */
function genericWork({ trace, labels, view: { i, j }, t, now: { name, label, makes } }, quantity) {
  const [symbol, value] = makes === "sum" ? ["‖s‖", trace.sumLengths[t][j]]
    : makes === "output" ? ["‖v‖", trace.lengths[t][j]]
      : [quantity.symbol, quantity.at(t, i, j)]
  return { name, caption: label(labels), formula: "", working: [], symbol, value }
}
