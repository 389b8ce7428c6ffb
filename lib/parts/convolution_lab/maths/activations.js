/**
 * Activations with their slopes, and how much of a map they silence.
 *
 * @typedef {{ name: "relu" | "leaky" | "softplus", leak: number, bias: number }} ActivationSettings
 *   `leak` is the slope of leaky ReLU below zero
 */

/** @typedef {import("./convolution.js").FeatureMap} FeatureMap */

/** @type {ActivationSettings["name"][]} */
export const ACTIVATION_NAMES = ["relu", "leaky", "softplus"]

/**
 * Return value and slope at `x`. At 0 the slope is TensorFlow's, that of below.
 *
 * @param {ActivationSettings["name"]} name
 * @param {number} x
 * @param {number} leak
 * @returns {[number, number]}
 */
export function activated(name, x, leak) {
  if (name === "softplus") return [Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), 1 / (1 + Math.exp(-x))]
  const below = name === "leaky" ? leak : 0
  return x > 0 ? [x, 1] : [below * x, below]
}

/**
 * Return the map after bias and activation.
 *
 * @param {FeatureMap} map
 * @param {ActivationSettings} settings
 * @returns {FeatureMap}
 */
export function activatedMap(map, { name, leak, bias }) {
  return { ...map, data: map.data.map((value) => activated(name, value + bias, leak)[0]) }
}

/**
 * Return the map after ReLU.
 *
 * @param {FeatureMap} map
 * @returns {FeatureMap}
 */
export function rectified(map) {
  return activatedMap(map, { name: "relu", leak: 0, bias: 0 })
}

/**
 * Return the shares of a map's places whose activation is 0, and whose slope is 0: nothing is learned there.
 *
 * @param {FeatureMap} map
 * @param {ActivationSettings} settings
 */
export function silenceOf({ data }, { name, leak, bias }) {
  let [zero, flat] = [0, 0]
  for (const x of data) {
    const [value, slope] = activated(name, x + bias, leak)
    zero += Number(value === 0)
    flat += Number(slope === 0)
  }
  return { zero: zero / data.length, flat: flat / data.length }
}

/**
 * Return whether a unit is zero at every place of this picture.
 *
 * @param {FeatureMap} map
 */
export function isDead({ data }) {
  return data.every((value) => value === 0)
}
