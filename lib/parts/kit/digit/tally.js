/**
 * Values in ascending order and how often each is there: a drawing of 78,400 pixels has 256 levels, so that its medians and
 * percentiles cost next to nothing. Rounded where NumPy rounds, so that a comparison comes out as the server's does.
 *
 * @typedef {{ values: Float32Array, counts: Int32Array }} Tally a value may stand there twice, and a count be 0
 */

/**
 * Return the tally of values in any order.
 *
 * @param {Float32Array} values
 * @returns {Tally}
 */
export function tallyOf(values) {
  return { values: values.slice().sort(), counts: new Int32Array(values.length).fill(1) }
}

/**
 * Return the values that there are, ascending, each once, and the place of each value among them.
 *
 * @param {Float32Array} data
 */
export function indexed(data) {
  const values = data.slice().sort().filter((value, at, ordered) => at === 0 || value !== ordered[at - 1])
  const places = new Uint32Array(data.length)
  for (let at = 0; at < data.length; at += 1) places[at] = placeAbove(values, data[at]) - 1
  return { values, places }
}

/**
 * Return the tally of places in an ascending list of values.
 *
 * @param {ArrayLike<number>} places
 * @param {Float32Array} values
 * @returns {Tally}
 */
export function tallyOfPlaces(places, values) {
  const counts = new Int32Array(values.length)
  for (let at = 0; at < places.length; at += 1) counts[places[at]] += 1
  return { values, counts }
}

/**
 * Return how many values there are.
 *
 * @param {Tally} tally
 */
export function sizeOf({ counts }) {
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Return the values that are larger than `level`.
 *
 * @param {Tally} tally
 * @param {number} level
 * @returns {Tally}
 */
export function largerThan({ values, counts }, level) {
  const first = placeAbove(values, level)
  return { values: values.subarray(first), counts: counts.subarray(first) }
}

/**
 * Return the place of the first of ascending values that is larger than `level`.
 *
 * @param {Float32Array} values
 * @param {number} level
 */
export function placeAbove(values, level) {
  let [first, end] = [0, values.length]
  while (first < end) {
    const middle = (first + end) >> 1
    if (values[middle] > level) end = middle
    else first = middle + 1
  }
  return first
}

/**
 * Return how far each value is from `middle`.
 *
 * @param {Tally} tally
 * @param {number} middle
 * @returns {Tally}
 */
export function deviations({ values, counts }, middle) {
  const tally = { values: new Float32Array(values.length), counts: new Int32Array(values.length) }
  let above = placeAbove(values, middle)
  let below = above - 1
  for (let at = 0; at < values.length; at += 1) {
    const isAbove = below < 0 || (above < values.length && values[above] - middle < middle - values[below])
    const from = isAbove ? above : below
    tally.values[at] = Math.abs(values[from] - middle)
    tally.counts[at] = counts[from]
    if (isAbove) above += 1
    else below -= 1
  }
  return tally
}

/**
 * Return the median: `numpy.median` of float32 values.
 *
 * @param {Tally} tally of at least one value
 */
export function median(tally) {
  const size = sizeOf(tally)
  const upper = valueAt(tally, size >> 1)
  return size % 2 === 1 ? upper : Math.fround(Math.fround(valueAt(tally, (size >> 1) - 1) + upper) / 2)
}

/**
 * Return a percentile, in between by a straight line: `numpy.percentile` of float32 values.
 *
 * @param {Tally} tally of at least one value
 * @param {number} percent from 0 to 100
 */
export function percentile(tally, percent) {
  const place = (sizeOf(tally) - 1) * (percent / 100)
  const below = Math.floor(place)
  const lower = valueAt(tally, below)
  const upper = valueAt(tally, Math.ceil(place))
  const [part, step] = [place - below, Math.fround(upper - lower)]
  if (part >= 0.5) return Math.fround(upper - Math.fround(step * Math.fround(1 - part)))
  return Math.fround(lower + Math.fround(step * Math.fround(part)))
}

/**
 * Return the value that is at this place if all stand in order.
 *
 * @param {Tally} tally
 * @param {number} place from 0
 */
function valueAt({ values, counts }, place) {
  let at = 0
  for (let before = counts[0]; before <= place; before += counts[at]) at += 1
  return values[at]
}
