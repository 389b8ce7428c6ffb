// What follows a convolution in numbers: activations with their slopes, local response normalisation, dropout.

const ACTIVATION_NAMES = ["relu", "leaky", "softplus"]

/** Value and slope at `x`; `leak` is the slope of leaky ReLU below zero. At 0 the slope is TensorFlow's, that of below. */
function activated(name, x, leak) {
  if (name === "softplus") return [Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), 1 / (1 + Math.exp(-x))]
  const below = name === "leaky" ? leak : 0
  return x > 0 ? [x, 1] : [below * x, below]
}

function activatedMap(map, name, leak, bias = 0) {
  return { ...map, data: map.data.map((value) => activated(name, value + bias, leak)[0]) }
}

/** First and last of the `n` channels around `channel`; fewer at the ends. */
function neighbours(channel, channels, n) {
  const radius = Math.floor(n / 2)
  return [Math.max(channel - radius, 0), Math.min(channel + radius, channels - 1)]
}

/** Krizhevsky et al. 2012, section 3.3: b = a / (k + α Σ a²)^β over the neighbouring channels. */
function normalised(values, channel, { n, k, alpha, beta }) {
  const [first, last] = neighbours(channel, values.length, n)
  let squares = 0
  for (let at = first; at <= last; at += 1) squares += values[at] ** 2
  const divisor = (k + alpha * squares) ** beta
  return { first, last, squares, divisor, value: values[channel] / divisor }
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function seededNumbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Which of `count` units stay in draw number `draw`. */
function keptUnits(count, rate, draw) {
  const next = seededNumbers(1000003 * (draw + 1))
  return Array.from({ length: count }, () => next() >= rate)
}

/** The fixed random weights of the unit that reads all others: uniform in ±√(3 / count), so of variance 1 / count. */
function readerWeights(count) {
  const next = seededNumbers(7)
  return Float64Array.from({ length: count }, () => (2 * next() - 1) * Math.sqrt(3 / count))
}

/** The reader's sum over the units that stay, each 1 / (1 − rate) times as large; all of them where `kept` is null. */
function readSum(units, weights, kept, rate) {
  let sum = 0
  for (let at = 0; at < units.length; at += 1) {
    if (kept === null) sum += units[at] * weights[at]
    else if (kept[at]) sum += units[at] * weights[at] / (1 - rate)
  }
  return sum
}

function sigmoid(x) {
  return 1 / (1 + Math.exp(-x))
}
