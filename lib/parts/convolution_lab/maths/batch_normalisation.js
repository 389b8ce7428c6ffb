/**
 * Batch normalisation of one map (Ioffe and Szegedy 2015, algorithm 1): in training by a batch's own mean and variance,
 * in use by the averages that were kept.
 *
 * @typedef {{ size: number, mode: "training" | "use", gamma: number, beta: number }} BatchSettings `size` pictures make a batch
 *
 * @typedef {{ mean: number, variance: number }} Moments
 */

/** @typedef {import("./convolution.js").FeatureMap} FeatureMap */

/** Keras's: it keeps the division from 0. */
export const EPSILON = 0.001
/** @type {BatchSettings["mode"][]} */
export const MODES = ["training", "use"]
/** How many pictures a batch can have. */
export const BATCH_SIZES = [1, 2, 3, 6]

/**
 * Return mean and variance over every place of every map.
 *
 * @param {FeatureMap[]} maps of one kernel, one a picture
 * @returns {Moments}
 */
export function momentsOf(maps) {
  let [count, sum, squares] = [0, 0, 0]
  for (const { data } of maps) {
    count += data.length
    for (const value of data) sum += value
  }
  const mean = sum / count
  for (const { data } of maps) {
    for (const value of data) squares += (value - mean) ** 2
  }
  return { mean, variance: squares / count }
}

/**
 * Return the averages of mean and variance over the batches that begin at each picture; a network's moving averages
 * come to them when these batches come equally often.
 *
 * @param {FeatureMap[]} maps of one kernel, one a picture
 * @param {number} size pictures a batch
 * @returns {Moments}
 */
export function keptMoments(maps, size) {
  const batches = maps.map((_, first) => momentsOf(Array.from({ length: size }, (__, at) => maps[(first + at) % maps.length])))
  /** @param {keyof Moments} name */
  const average = (name) => batches.reduce((sum, batch) => sum + batch[name], 0) / batches.length
  return { mean: average("mean"), variance: average("variance") }
}

/**
 * Return (a − μ) / √(σ² + ε), and what γ and β make of it.
 *
 * @param {number} a
 * @param {Moments} moments μ and σ²
 * @param {Pick<BatchSettings, "gamma" | "beta">} learned
 * @returns {{ normalised: number, value: number }}
 */
export function batchNormalised(a, { mean, variance }, { gamma, beta }) {
  const normalised = (a - mean) / Math.sqrt(variance + EPSILON)
  return { normalised, value: gamma * normalised + beta }
}

/**
 * Return a map after batch normalisation.
 *
 * @param {FeatureMap} map
 * @param {Moments} moments
 * @param {Pick<BatchSettings, "gamma" | "beta">} learned
 * @returns {FeatureMap}
 */
export function batchNormalisedMap(map, moments, learned) {
  return { ...map, data: map.data.map((a) => batchNormalised(a, moments, learned).value) }
}
