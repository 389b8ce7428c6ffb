/** The arithmetic of vectors. */

/** @typedef {ArrayLike<number>} Vector */

/**
 * Return the scalar product.
 *
 * @param {Vector} one
 * @param {Vector} other
 */
export function dot(one, other) {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += one[at] * other[at]
  return sum
}

/**
 * Return the Euclidean length.
 *
 * @param {Vector} vector
 */
export function lengthOf(vector) {
  return Math.sqrt(dot(vector, vector))
}

/**
 * Return the cosine of the angle between two vectors; NaN if one has no direction.
 *
 * @param {Vector} one
 * @param {Vector} other
 */
export function cosineOf(one, other) {
  return Math.min(1, Math.max(-1, dot(one, other) / (lengthOf(one) * lengthOf(other))))
}

/**
 * Return the angle between two vectors in degrees; NaN if one has no direction.
 *
 * @param {Vector} one
 * @param {Vector} other
 */
export function angleOf(one, other) {
  return Math.acos(cosineOf(one, other)) * 180 / Math.PI
}
