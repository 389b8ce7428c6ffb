/**
 * Local response normalisation (Krizhevsky et al. 2012, section 3.3).
 *
 * @typedef {{ n: number, k: number, alpha: number, beta: number }} LrnSettings
 *
 * @typedef {object} Normalised one channel at one place
 * @property {number} first the first channel in the sum
 * @property {number} last the last one
 * @property {number} squares their sum of squares
 * @property {number} divisor
 * @property {number} value
 */

/** @typedef {import("./convolution.js").FeatureMap} FeatureMap */

/**
 * Return b = a / (k + α Σ a²)^β of one channel; the sum goes over `n` channels around it, fewer at the ends.
 *
 * @param {ArrayLike<number>} values a, of every channel
 * @param {number} channel
 * @param {LrnSettings} settings
 * @returns {Normalised}
 */
export function normalised(values, channel, { n, k, alpha, beta }) {
  const radius = Math.floor(n / 2)
  const [first, last] = [Math.max(channel - radius, 0), Math.min(channel + radius, values.length - 1)]
  let squares = 0
  for (let at = first; at <= last; at += 1) squares += values[at] ** 2
  const divisor = (k + alpha * squares) ** beta
  return { first, last, squares, divisor, value: values[channel] / divisor }
}

/**
 * Return one channel's map after normalisation.
 *
 * @param {FeatureMap[]} maps of all channels
 * @param {number} channel
 * @param {LrnSettings} settings
 * @returns {FeatureMap}
 */
export function normalisedMap(maps, channel, settings) {
  const { rows, columns, data } = maps[channel]
  return { rows, columns, data: data.map((_, at) => normalised(valuesAt(maps, at), channel, settings).value) }
}

/**
 * Return how much more the busiest place is damped than a place where all are silent.
 *
 * @param {FeatureMap[]} maps
 * @param {number} channel
 * @param {LrnSettings} settings
 */
export function dampingOf(maps, channel, settings) {
  let most = 0
  for (let at = 0; at < maps[0].data.length; at += 1) {
    const { divisor } = normalised(valuesAt(maps, at), channel, settings)
    most = Math.max(most, 1 - settings.k ** settings.beta / divisor)
  }
  return most
}

/**
 * Return the value of every map at one place.
 *
 * @param {FeatureMap[]} maps
 * @param {number} at
 */
export function valuesAt(maps, at) {
  return maps.map(({ data }) => data[at])
}
