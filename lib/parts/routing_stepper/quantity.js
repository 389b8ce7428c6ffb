// What links and map show at a step: one number for each pair, drawn by how far it is from a reference.

const SAME = 1e-6 // pairs that differ by less than this are alike; float32 tells no more

/**
 * A quantity to draw. `at(t, i, j)` gives its value; `reference` is the value without a colour; `least` and
 * `most` are the ends it can reach; `more`, `less`, `width`, `map` and `range` pick its texts from the labels
 * (`less` is null where nothing lies below the reference). Adds `widest`, how far it gets from its reference in
 * the whole trace, and `same`, whether it never leaves it.
 */
function measured(trace, { least = -Infinity, most = Infinity, less = null, range = plainRange, ...quantity }) {
  let widest = 0
  for (let t = 0; t < trace.iterations; t += 1) {
    for (let i = 0; i < trace.inputs; i += 1) {
      for (let j = 0; j < trace.outputs; j += 1) {
        widest = Math.max(widest, Math.abs(quantity.at(t, i, j) - quantity.reference))
      }
    }
  }
  const same = widest < SAME
  return { ...quantity, least, most, less, range, same, widest: same ? 1 : widest }
}

function plainRange(labels) {
  return labels.range
}

/** A coupling coefficient, or what takes its place: a share that is uniform where nothing is known. */
function couplingQuantity(trace, own = {}) {
  return measured(trace, {
    symbol: "c",
    reference: trace.uniform,
    at: trace.coupling,
    least: 0,
    most: 1,
    more: (labels) => labels.more_coupling,
    less: (labels) => labels.less_coupling,
    width: (labels) => labels.legend_coupling,
    map: (labels) => labels.map_coupling,
    range: (labels) => labels.range_uniform,
    ...own,
  })
}

/** An agreement, or another score around 0. */
function agreementQuantity(trace, own = {}) {
  return measured(trace, {
    symbol: "a",
    reference: 0,
    at: trace.agreement,
    more: (labels) => labels.more_agreement,
    less: (labels) => labels.less_agreement,
    width: (labels) => labels.legend_agreement,
    map: (labels) => labels.map_agreement,
    ...own,
  })
}

/** How far `value` of `quantity` is from the reference, in [−1, 1] of the scale. */
function deviation(quantity, value) {
  return quantity.same ? 0 : (value - quantity.reference) / quantity.widest
}
