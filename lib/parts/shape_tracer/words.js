// The formulas in live numbers, and the sentences about them.

function paddingText(labels, padding) {
  return padding === "same" ? labels.padding_same : labels.padding_valid
}

function kindText(labels, kind) {
  return { convolution: labels.convolution, pooling: labels.pooling, capsules: labels.capsules }[kind]
}

/** "20 × 20 × 256", or "24 × 32" for a sequence. */
function shapeText({ side, channels }, dimensions) {
  return [...Array(dimensions).fill(side), channels].join(" × ")
}

/** "⌊(20 − 9) / 2⌋ + 1 = 6", or "⌈20 / 2⌉ = 10". */
function sumText({ stride, padding }, kernel, before, after) {
  if (padding === "same") return `⌈${before.side} / ${stride}⌉ = ${after.side}`
  return `⌊(${before.side} − ${kernel}) / ${stride}⌋ + 1 = ${after.side}`
}

/** "9 · 9 · 256 · 256 + 256 = 5,308,672". */
function weightsText({ bias, groups, dimensions }, { before, after, kernel, weights }) {
  const factors = [...Array(dimensions).fill(kernel), before.channels / groups, after.channels].join(" · ")
  return `${factors}${bias ? ` + ${after.channels}` : ""} = ${grouped(weights)}`
}

function problemText(labels, window, { before, kernel, problem }) {
  const values = { kernel, side: before.side, groups: window.groups }
  return fill(problem === "large" ? (window.dimensions === 1 ? labels.too_large_sequence : labels.too_large) : labels.no_groups, values)
}

/** How the window fills the side, in one sentence. */
function fitText(labels, window, { before, after, kernel }) {
  const [first, behind] = paddingOf(before.side, kernel, window.stride, window.padding)
  const left = first + before.side + behind - (after.side - 1) * window.stride - kernel
  const values = { kernel, stride: window.stride, count: after.side, cells: before.side, left, before: first, behind }
  const fits = fill(window.stride === 1 ? labels.fits_one : labels.fits, values)
  const zeros = first + behind > 0 ? fill(labels.zeros, values) : ""
  const over = left > 0 ? fill(labels.left, values) : ""
  return joinSentences([zeros, fits, over])
}

/** Where the map goes: how many capsules, or how many numbers. */
function endText({ labels, meta }, map, dimensions) {
  if (map === null) return labels.no_end
  if (meta.capsule_size === null) {
    const count = grouped(map.side ** dimensions * map.channels)
    return fill(labels.end_numbers, { shape: shapeText(map, dimensions), count })
  }
  const capsules = capsulesOf(map, meta.capsule_size)
  const values = { side: map.side, channels: map.channels, size: meta.capsule_size }
  if (capsules === null) return fill(labels.not_divisible, values)
  return joinSentences([fill(labels.end_types, { ...values, types: capsules.types }),
    fill(labels.end_capsules, { ...values, types: capsules.types, count: grouped(capsules.count) })])
}
