/** What class capsules pay in training. */

/**
 * @typedef {object} Losses
 * @property {number} margin times the margin loss
 * @property {number | null} reconstruction times the sum of squared pixel errors; null without a decoder
 * @property {number} present m⁺, how long the capsule of a class that is there should be
 * @property {number} absent m⁻, how long that of another may be
 * @property {number} absent_weight λ
 */

/**
 * Return the margin loss that each class pays, unweighted (Sabour et al. 2017, equation 4).
 *
 * @param {readonly number[]} lengths ‖v‖ of each class
 * @param {readonly number[]} shown the classes that the picture shows
 * @param {Losses} losses
 */
export function marginTerms(lengths, shown, { present, absent, absent_weight: weight }) {
  return lengths.map((length, at) => shown.includes(at) ? Math.max(0, present - length) ** 2 : weight * Math.max(0, length - absent) ** 2)
}
