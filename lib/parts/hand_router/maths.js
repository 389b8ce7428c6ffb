/**
 * The arithmetic of couplings that are set by hand: those of a capsule are whole thousandths that always add up to 1, as a
 * softmax does.
 *
 * @typedef {"uniform" | "routed" | "silent"} Rest what the capsules do that nobody sets: share their votes equally, couple as the
 *   algorithm does, or say nothing
 *
 * @typedef {object} Setting
 * @property {number[]} capsules that are set, by index
 * @property {number[][] | null} couplings of each of these, which add up to 1; null for those that the algorithm chose
 * @property {Rest} rest
 */

/** What the couplings of a capsule add up to. */
export const WHOLE = 1000

/**
 * Return equal shares of the whole, which may be no whole thousandths.
 *
 * @param {number} classes
 */
export function equalShares(classes) {
  return Array.from({ length: classes }, () => WHOLE / classes)
}

/**
 * Return shares of which one is as wanted: the others keep their proportions, or are equal if they were all 0.
 *
 * @param {readonly number[]} shares which add up to the whole
 * @param {number} at
 * @param {number} wanted
 */
export function withShare(shares, at, wanted) {
  const share = Math.min(Math.max(Math.round(wanted), 0), WHOLE)
  const others = shares.reduce((sum, value, which) => sum + (which === at ? 0 : value), 0)
  const left = WHOLE - share
  const scaled = shares.map((value, which) => (which === at ? 0 : others > 0 ? value * left / others : left / (shares.length - 1)))
  const whole = wholeShares(scaled, left)
  whole[at] = share
  return whole
}

/**
 * Return whole numbers that add up to `sum`, each as near to its share as that allows: the largest remainders are rounded up.
 *
 * @param {readonly number[]} shares which add up to `sum`, but for rounding
 * @param {number} sum
 */
export function wholeShares(shares, sum) {
  const whole = shares.map(Math.floor)
  const order = shares.map((_, at) => at).sort((one, other) => (shares[other] - whole[other]) - (shares[one] - whole[one]) || one - other)
  const missing = Math.round(sum - whole.reduce((all, value) => all + value, 0))
  for (const at of order.slice(0, Math.max(missing, 0))) whole[at] += 1
  return whole
}

/**
 * Return how far the couplings of each capsule are from equal shares: the sum of the differences.
 *
 * @param {ArrayLike<number>} couplings [inputs · classes]
 * @param {number} classes
 */
export function movesOf(couplings, classes) {
  const moves = new Float64Array(couplings.length / classes)
  for (let at = 0; at < couplings.length; at += 1) moves[Math.floor(at / classes)] += Math.abs(couplings[at] - 1 / classes)
  return moves
}

/**
 * Return the couplings of all capsules.
 *
 * @param {Setting} setting
 * @param {ArrayLike<number>} routed those that the algorithm chose, [inputs · classes]
 * @param {number} classes
 */
export function couplingsOf({ capsules, couplings, rest }, routed, classes) {
  const all = rest === "routed" ? Float32Array.from(routed) : new Float32Array(routed.length).fill(rest === "silent" ? 0 : 1 / classes)
  for (const [at, capsule] of capsules.entries()) {
    for (let j = 0; j < classes; j += 1) {
      all[capsule * classes + j] = couplings ? couplings[at][j] : routed[capsule * classes + j]
    }
  }
  return all
}

/**
 * Return how much couplings differ, as the mean of all their absolute differences.
 *
 * @param {readonly number[][]} some couplings of each capsule
 * @param {readonly number[][]} others
 */
export function meanDifference(some, others) {
  const differences = some.flatMap((couplings, at) => couplings.map((value, j) => Math.abs(value - others[at][j])))
  return differences.reduce((sum, value) => sum + value, 0) / differences.length
}
