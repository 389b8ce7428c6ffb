/**
 * Where the dials stand.
 *
 * @typedef {object} Dial
 * @property {string} name
 * @property {number} least
 * @property {number} most
 * @property {number} step between two places of the slider
 * @property {number} every between two values of the curves
 * @property {number} usual where the picture stays as it is
 *
 * @typedef {Record<string, number>} Values of each dial
 *
 * @typedef {object} State
 * @property {Values} values
 * @property {string} dial that the curves are drawn over: the one that was moved last
 * @property {string} feature which layer of networks without capsules is compared, one of `FEATURES`
 * @property {number | null} iterations of every routing that iterates; null for as many as in training
 */

/** The layers of a network without capsules that can be compared: the last pooling, or the last one before the answer; the usual first. */
export const FEATURES = ["pooled", "last"]
/** The highest number of iterations. */
export const MOST_ITERATIONS = 10

/**
 * @param {Record<string, string | null | undefined>} view what the address says
 * @param {readonly Dial[]} dials
 * @returns {State}
 */
export function startingState(view, dials) {
  const values = Object.fromEntries(dials.map((dial) => [dial.name, placeOn(dial, Number(view[dial.name] ?? dial.usual))]))
  const iterations = Number(view.iterations ?? NaN)
  return {
    values,
    dial: dials.find(({ name }) => name === view.dial)?.name ?? dials[0].name,
    feature: FEATURES.find((name) => name === view.feature) ?? FEATURES[0],
    iterations: Number.isInteger(iterations) && iterations >= 1 && iterations <= MOST_ITERATIONS ? iterations : null,
  }
}

/**
 * Return the state with one dial at the place that is nearest to `value`; the curves are then drawn over it.
 *
 * @param {State} state
 * @param {Dial} dial
 * @param {number} value
 * @returns {State}
 */
export function withValue(state, dial, value) {
  const { values } = state
  return { ...state, values: { ...values, [dial.name]: placeOn(dial, value) }, dial: dial.name }
}

/**
 * Return the state with every dial where the picture stays as it is.
 *
 * @param {State} state
 * @param {readonly Dial[]} dials
 * @returns {State}
 */
export function withoutChange(state, dials) {
  return { ...state, values: usualOf(dials) }
}

/** @param {readonly Dial[]} dials */
export function usualOf(dials) {
  return Object.fromEntries(dials.map(({ name, usual }) => [name, usual]))
}

/**
 * Return whether the picture is as it was.
 *
 * @param {State} state
 * @param {readonly Dial[]} dials
 */
export function isUnchanged({ values }, dials) {
  return dials.every(({ name, usual }) => values[name] === usual)
}

/**
 * Return the nearest place of a dial; the usual one for what is no number.
 *
 * @param {Dial} dial
 * @param {number} value
 */
function placeOn({ least, most, step, usual }, value) {
  if (!Number.isFinite(value)) return usual
  const places = Math.round((Math.min(Math.max(value, least), most) - least) / step)
  return Number((least + places * step).toFixed(2)) + 0 // no −0
}

/**
 * Return the values that the curves have on a dial, the usual one first, then outwards.
 *
 * @param {Dial} dial
 */
export function sweepOf({ least, most, every, usual }) {
  const count = Math.round((most - least) / every)
  const values = Array.from({ length: count + 1 }, (_, at) => Number((least + at * every).toFixed(2)) + 0)
  return values.sort((one, other) => Math.abs(one - usual) - Math.abs(other - usual) || one - other)
}

/**
 * Return what the dials do to a picture.
 *
 * @param {Values} values
 * @returns {import("../kit/digit/transform.js").Transformation}
 */
export function transformationOf({ turn, right, down, size, shear, thick }) {
  return { degrees: turn, right, down, scale: size / 100, shear, thickness: thick }
}

/**
 * Return the parameters of the address that bring a learner back.
 *
 * @param {State} state
 * @param {readonly Dial[]} dials
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ values, dial, feature, iterations }, dials) {
  const changes = Object.fromEntries(dials.map(({ name, usual }) => [name, values[name] === usual ? null : values[name]]))
  return { ...changes, iterations, dial: dial === dials[0].name ? null : dial, feature: feature === FEATURES[0] ? null : feature }
}
