// The routing trace as the drawing asks for it: numbers by iteration t, primary capsule i, class capsule j.

const STEPS_IN_ITERATION = 5
const [SOFTMAX, WEIGHTED_SUM, SQUASH, AGREEMENT, UPDATE] = [0, 1, 2, 3, 4]

function vectorLength(vector) {
  let squares = 0
  for (const value of vector) squares += value * value
  return Math.sqrt(squares)
}

function dot(one, other) {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += one[at] * other[at]
  return sum
}

/** The place of the largest of `values`, passing over `except`. */
function largest(values, except = -1) {
  let best = except === 0 ? 1 : 0
  values.forEach((value, at) => { if (at !== except && value > values[best]) best = at })
  return best
}

function readTrace(arrays) {
  const [iterations, inputs, outputs] = arrays.couplings.shape
  const size = arrays.votes.shape[2]
  const primarySize = arrays.primary.shape[1]
  const pair = (name) => (t, i, j) => arrays[name].data[(t * inputs + i) * outputs + j]
  const capsule = (name) => (t, j) => {
    const at = (t * outputs + j) * size
    return arrays[name].data.subarray(at, at + size)
  }
  const trace = {
    iterations, inputs, outputs, size, primarySize,
    uniform: 1 / outputs,
    logit: pair("logits"),
    coupling: pair("couplings"),
    agreement: pair("agreements"),
    sum: capsule("weighted_sums"),
    output: capsule("outputs"),
    vote: (i, j) => arrays.votes.data.subarray((i * outputs + j) * size, (i * outputs + j + 1) * size),
    primary: (i) => arrays.primary.data.subarray(i * primarySize, (i + 1) * primarySize),
  }
  trace.updated = (t, i, j) => trace.logit(t, i, j) + trace.agreement(t, i, j)
  const times = [...Array(iterations).keys()]
  const classes = [...Array(outputs).keys()]
  trace.lengths = times.map((t) => classes.map((j) => vectorLength(trace.output(t, j))))
  trace.sumLengths = times.map((t) => classes.map((j) => vectorLength(trace.sum(t, j))))
  trace.primaryLengths = Array.from({ length: inputs }, (_, i) => vectorLength(trace.primary(i)))
  trace.answer = largest(trace.lengths[iterations - 1])
  trace.quantities = quantities(trace)
  return trace
}

/** What the links and the map show at a step, and how far it gets from its reference in the whole trace. */
function quantities(trace) {
  const made = {
    coupling: { name: "coupling", symbol: "c", reference: trace.uniform, at: trace.coupling },
    agreement: { name: "agreement", symbol: "a", reference: 0, at: trace.agreement },
    logit: { name: "logit", symbol: "b", reference: 0, at: trace.updated },
  }
  for (const quantity of Object.values(made)) {
    let widest = 0
    for (let t = 0; t < trace.iterations; t += 1) {
      for (let i = 0; i < trace.inputs; i += 1) {
        for (let j = 0; j < trace.outputs; j += 1) {
          widest = Math.max(widest, Math.abs(quantity.at(t, i, j) - quantity.reference))
        }
      }
    }
    quantity.widest = widest || 1
  }
  return made
}

/** The quantity that the step of `phase` draws. */
function drawnQuantity(trace, phase) {
  const { coupling, agreement, logit } = trace.quantities
  return [coupling, coupling, coupling, agreement, logit][phase]
}

/** The last iteration whose class capsules are known at `step`; -1 before the first squash. */
function knownIteration(step) {
  return Math.floor((step - SQUASH) / STEPS_IN_ITERATION)
}

/**
 * The primary capsules to list, top to bottom. The order holds for the whole trace, so that no row jumps
 * while stepping: "moved" takes those whose last couplings are furthest from uniform and puts the ones
 * that lean most to the answer on top.
 */
function listedCapsules(trace, shown, order) {
  const all = [...Array(trace.inputs).keys()]
  if (shown === "all") return all
  const last = trace.iterations - 1
  const final = (i) => trace.coupling(last, i, trace.answer)
  const moved = all.map((i) => {
    let furthest = 0
    for (let j = 0; j < trace.outputs; j += 1) {
      furthest = Math.max(furthest, Math.abs(trace.coupling(last, i, j) - trace.uniform))
    }
    return furthest
  })
  const ranks = order === "longest" ? trace.primaryLengths : moved
  const taken = all.sort((a, b) => ranks[b] - ranks[a] || a - b).slice(0, Number(shown))
  if (order === "position") return taken.sort((a, b) => a - b)
  return order === "moved" ? taken.sort((a, b) => final(b) - final(a) || a - b) : taken
}
