/**
 * What noise is shown.
 *
 * @typedef {"fgsm" | "target"} Method
 * @typedef {Record<Method, number[]>} Dials every ε of each method, from 0
 *
 * @typedef {object} State
 * @property {Method} method
 * @property {number | null} target the class that the noise goes to; null for the one after that of the picture
 * @property {string} maker whose noise all networks receive; OWN for each network its own
 * @property {number} epsilon by how much a pixel in [0, 1] changes at most
 */

export const OWN = "own"
export const USUAL = 0.1

/**
 * @param {Record<string, string | null | undefined>} view what the address says
 * @param {Dials} dials
 * @param {readonly string[]} makers
 * @param {number} classes how many there are
 * @returns {State}
 */
export function startingState({ method: wanted, target, maker = OWN, epsilon }, dials, makers, classes) {
  const method = wanted === "target" ? "target" : "fgsm"
  const at = target ? Number(target) : NaN
  return {
    method,
    target: Number.isInteger(at) && at >= 0 && at < classes ? at : null,
    maker: maker !== null && makers.includes(maker) ? maker : OWN,
    epsilon: nearest(dials[method], epsilon ? Number(epsilon) : USUAL),
  }
}

/**
 * Return the state with another method; ε is then the nearest one of its dial.
 *
 * @param {State} state
 * @param {Method} method
 * @param {Dials} dials
 * @returns {State}
 */
export function withMethod(state, method, dials) {
  return { ...state, method, epsilon: nearest(dials[method], state.epsilon) }
}

/**
 * @param {State} state
 * @param {number} epsilon
 * @param {Dials} dials
 * @returns {State}
 */
export function withEpsilon(state, epsilon, dials) {
  return { ...state, epsilon: nearest(dials[state.method], epsilon) }
}

/**
 * Return the state for these networks: noise of one that is gone is each network's own.
 *
 * @param {State} state
 * @param {readonly string[]} makers
 * @returns {State}
 */
export function withMakers(state, makers) {
  return makers.includes(state.maker) ? state : { ...state, maker: OWN }
}

/**
 * Return the class that the noise goes to, never the one that the picture shows.
 *
 * @param {State} state
 * @param {number} shown the class of the picture
 * @param {number} classes how many there are
 */
export function targetOf({ target }, shown, classes) {
  return target === null || target === shown ? (shown + 1) % classes : target
}

/**
 * Return the parameters of the address that bring a learner back.
 *
 * @param {State} state
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ method, target, maker, epsilon }) {
  return {
    method: method === "fgsm" ? null : method,
    target: method === "fgsm" ? null : target,
    maker: maker === OWN ? null : maker,
    epsilon: epsilon === USUAL ? null : epsilon,
  }
}

/**
 * Return the value of a dial that is nearest to a number; the usual one for what is no number.
 *
 * @param {readonly number[]} values
 * @param {number} wanted
 */
function nearest(values, wanted) {
  const at = Number.isFinite(wanted) ? wanted : USUAL
  return values.reduce((best, one) => (Math.abs(one - at) < Math.abs(best - at) - 1e-9 ? one : best))
}
