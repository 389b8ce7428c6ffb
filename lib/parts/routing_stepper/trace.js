// The routing trace as the drawing asks for it: numbers by iteration t, primary capsule i, class capsule j.

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

/** What every kind of routing reports; a kind reads its own details with `pair`, `capsule`, `perInput`, `perOutput`. */
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
    iterations, inputs, outputs, size, primarySize, pair, capsule,
    perInput: (name) => (t, i) => arrays[name].data[t * inputs + i],
    perOutput: (name) => (t, j) => arrays[name].data[t * outputs + j],
    uniform: 1 / outputs,
    logit: pair("logits"),
    coupling: pair("couplings"),
    agreement: pair("agreements"),
    sum: capsule("weighted_sums"),
    output: capsule("outputs"),
    vote: (i, j) => arrays.votes.data.subarray((i * outputs + j) * size, (i * outputs + j + 1) * size),
    primary: (i) => arrays.primary.data.subarray(i * primarySize, (i + 1) * primarySize),
  }
  const times = [...Array(iterations).keys()]
  const classes = [...Array(outputs).keys()]
  trace.lengths = times.map((t) => classes.map((j) => vectorLength(trace.output(t, j))))
  trace.sumLengths = times.map((t) => classes.map((j) => vectorLength(trace.sum(t, j))))
  trace.primaryLengths = Array.from({ length: inputs }, (_, i) => vectorLength(trace.primary(i)))
  trace.answer = largest(trace.lengths[iterations - 1])
  return trace
}

/** Σ over the primary capsules of `at(i)`. */
function overInputs(trace, at) {
  let total = 0
  for (let i = 0; i < trace.inputs; i += 1) total += at(i)
  return total
}
