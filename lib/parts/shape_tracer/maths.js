/**
 * Computes the sizes that follow from kernel, stride and padding.
 *
 * @typedef {{ side: number, channels: number }} FeatureMap a square map, or a sequence of `side` steps
 *
 * @typedef {object} Window as `Window` of `lib/models/layers/description.py` describes it
 * @property {string} layer
 * @property {"convolution" | "pooling" | "capsules"} kind
 * @property {number} side
 * @property {number} stride
 * @property {"valid" | "same"} padding
 * @property {number | null} channels null where the input's stay
 * @property {number} groups
 * @property {boolean} bias
 * @property {boolean} whole whether it is always as large as the map
 * @property {1 | 2} dimensions
 *
 * @typedef {{ weights: number | null, products: number | null }} Cost null for a layer that is no convolution
 * @typedef {{ before: FeatureMap, after: FeatureMap, kernel: number, problem: "", field: number } & Cost} FittingStep
 *   `field` is the side of what one output sees of the input
 * @typedef {{ before: FeatureMap, after: null, kernel: number, problem: "large" | "groups" }} FailingStep
 * @typedef {{ before: null, after: null, problem: "" }} UnreachedStep after a layer that does not fit
 * @typedef {FittingStep | FailingStep | UnreachedStep} Step
 */

/**
 * Return how often a window fits along one side: ⌊(side − kernel) / stride⌋ + 1, or ⌈side / stride⌉ with padding;
 * null if it does not fit.
 *
 * @param {number} side
 * @param {number} kernel
 * @param {number} stride
 * @param {"valid" | "same"} padding
 */
export function outputSide(side, kernel, stride, padding) {
  if (padding === "same") return Math.ceil(side / stride)
  return kernel > side ? null : Math.floor((side - kernel) / stride) + 1
}

/**
 * Return how many zeros "same" puts before and behind a side; an odd one goes behind, as in TensorFlow.
 *
 * @param {number} side
 * @param {number} kernel
 * @param {number} stride
 * @param {"valid" | "same"} padding
 * @returns {[number, number]}
 */
export function paddingOf(side, kernel, stride, padding) {
  if (padding !== "same") return [0, 0]
  const all = Math.max((Math.ceil(side / stride) - 1) * stride + kernel - side, 0)
  return [Math.floor(all / 2), Math.ceil(all / 2)]
}

/**
 * Return the input and the output of each layer.
 *
 * @param {FeatureMap} input
 * @param {readonly Window[]} windows
 * @returns {Step[]}
 */
export function traceShapes({ side, channels }, windows) {
  /** @type {FeatureMap | null} */
  let map = { side, channels }
  let field = 1
  let jump = 1
  return windows.map((window) => {
    if (map === null) return { before: null, after: null, problem: "" }
    const before = map
    const kernel = window.whole ? before.side : window.side
    const size = outputSide(before.side, kernel, window.stride, window.padding)
    map = null
    if (size === null) return { before, after: null, kernel, problem: "large" }
    const after = { side: size, channels: window.channels ?? before.channels }
    if (before.channels % window.groups !== 0 || after.channels % window.groups !== 0) {
      return { before, after: null, kernel, problem: "groups" }
    }
    field += (kernel - 1) * jump
    jump *= window.stride
    map = after
    return { before, after, kernel, problem: "", field, ...costOf(window, kernel, before, after) }
  })
}

/**
 * Return the weights of a convolution, and its multiplications for one image.
 *
 * @param {Window} window
 * @param {number} kernel
 * @param {FeatureMap} before
 * @param {FeatureMap} after
 * @returns {Cost}
 */
function costOf({ kind, groups, bias, dimensions }, kernel, before, after) {
  if (kind !== "convolution") return { weights: null, products: null }
  const each = kernel ** dimensions * (before.channels / groups)
  return { weights: each * after.channels + (bias ? after.channels : 0),
    products: after.side ** dimensions * each * after.channels }
}

/**
 * Return how many capsules of `size` numbers a map is read as, or null if its channels cannot be divided.
 *
 * @param {FeatureMap} map
 * @param {number} size
 */
export function capsulesOf({ side, channels }, size) {
  if (channels % size !== 0) return null
  const types = channels / size
  return { types, size, count: side * side * types }
}

/**
 * Return which layer the question is about: the last one with a stride above 1, else the last one that slides; −1 if none does.
 *
 * @param {readonly Window[]} windows
 */
export function askedLayer(windows) {
  const skipping = windows.findLastIndex(({ whole, stride, kind }) => !whole && stride > 1 && kind !== "pooling")
  return skipping >= 0 ? skipping : windows.findLastIndex(({ whole, side }) => !whole && side > 1)
}

/**
 * Return the right size and the results of common mistakes (without the stride, without the + 1, with the other padding), smallest first.
 *
 * @param {FeatureMap} map
 * @param {Window} window
 * @returns {number[]}
 */
export function sizesToChoose({ side }, { side: kernel, stride, padding }) {
  const right = outputSide(side, kernel, stride, padding)
  const wrong = [outputSide(side, kernel, stride, padding === "same" ? "valid" : "same"), side - kernel + 1,
    Math.floor((side - kernel) / stride), Math.floor(side / stride) + 1]
  const different = [...new Set(wrong)].filter((size) => size !== null && size > 0 && size !== right)
  return [right, ...different.slice(0, 3)].filter((size) => size !== null).sort((one, other) => one - other)
}
