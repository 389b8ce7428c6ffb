// The sizes that follow from kernel, stride and padding; no drawing, no texts.

/** How often a window fits along one side: ⌊(side − kernel) / stride⌋ + 1, or ⌈side / stride⌉ with padding. */
function outputSide(side, kernel, stride, padding) {
  if (padding === "same") return Math.ceil(side / stride)
  return kernel > side ? null : Math.floor((side - kernel) / stride) + 1
}

/** The cells of zeros that "same" puts before and behind a side; the odd one goes behind, as TensorFlow does it. */
function paddingOf(side, kernel, stride, padding) {
  if (padding !== "same") return [0, 0]
  const all = Math.max((Math.ceil(side / stride) - 1) * stride + kernel - side, 0)
  return [Math.floor(all / 2), Math.ceil(all / 2)]
}

/** Why a layer cannot be: "large", "groups", or "" where it can. */
function problemOf(map, window, kernel) {
  if (outputSide(map.side, kernel, window.stride, window.padding) === null) return "large"
  if (map.channels % window.groups !== 0 || (window.channels ?? map.channels) % window.groups !== 0) return "groups"
  return ""
}

/**
 * Every layer's map in and out: [{ before, after, kernel, problem, weights, products, field }].
 * `after` is null from the first layer on that cannot be; `field` is the side of what one output sees of the input.
 */
function traceShapes({ side, channels }, windows) {
  let map = { side, channels }
  let field = 1
  let jump = 1
  return windows.map((window) => {
    if (map === null) return { before: null, after: null, problem: "" }
    const before = map
    const kernel = window.whole ? before.side : window.side
    const problem = problemOf(before, window, kernel)
    if (problem) {
      map = null
      return { before, after: null, kernel, problem }
    }
    const out = outputSide(before.side, kernel, window.stride, window.padding)
    const after = { side: out, channels: window.channels ?? before.channels }
    field += (kernel - 1) * jump
    jump *= window.stride
    map = after
    return { before, after, kernel, problem, field, ...costOf(window, kernel, before, after) }
  })
}

/** The weights of a convolution, and its multiplications for one image. */
function costOf({ kind, groups, bias, dimensions }, kernel, before, after) {
  if (kind !== "convolution") return { weights: null, products: null }
  const each = kernel ** dimensions * (before.channels / groups)
  return { weights: each * after.channels + (bias ? after.channels : 0),
    products: after.side ** dimensions * each * after.channels }
}

/** How many capsules the last map is read as, or null where its channels cannot be divided. */
function capsulesOf(map, size) {
  if (map.channels % size !== 0) return null
  const types = map.channels / size
  return { types, size, count: map.side * map.side * types }
}
