// Which primary capsules stand on the stage, and in which order. It holds for the whole trace, so that no row
// jumps while stepping.

/** How present a primary capsule is: its length. */
function lengthPresence(trace) {
  return {
    of: (i) => trace.primaryLengths[i],
    legend: (labels) => labels.legend_disc,
    column: (labels) => labels.column_length,
    button: (labels) => labels.capsule_button,
    order: (labels) => labels.order_longest,
    title: (labels) => labels.title_longest,
  }
}

/** Those whose last shares `at(i, j)` are furthest from uniform; the ones that lean most to the answer on top. */
function movedOrder(trace, at, own = {}) {
  const outputs = [...Array(trace.outputs).keys()]
  return {
    option: (labels) => labels.order_moved,
    title: (labels) => labels.title_moved,
    rank: (i) => Math.max(...outputs.map((j) => Math.abs(at(i, j) - trace.uniform))),
    lean: (i) => at(i, trace.answer),
    ...own,
  }
}

function presenceOrder(presence) {
  return { option: presence.order, title: presence.title, rank: presence.of }
}

/** The same capsules as `first` takes, from the first position to the last. */
function positionOrder(first, title) {
  return { option: (labels) => labels.order_position, title, rank: first.rank, lean: (i) => -i }
}

/** The chosen order, or the kind's first where it has no such order. */
function orderOf({ kind, view }) {
  return kind.orders[view.order] ? view.order : Object.keys(kind.orders)[0]
}

/** The primary capsules to list, top to bottom. */
function listedCapsules(app) {
  const { trace, kind, view } = app
  const all = [...Array(trace.inputs).keys()]
  if (view.shown === "all") return all
  const { rank, lean } = kind.orders[orderOf(app)]
  const by = (key) => {
    const keys = all.map(key)
    return (one, other) => keys[other] - keys[one] || one - other
  }
  const taken = [...all].sort(by(rank)).slice(0, Number(view.shown))
  return lean ? taken.sort(by(lean)) : taken
}
