/** The arithmetic of two vectors in the plane that both lie in. */

/**
 * Return the angle between two vectors in degrees; 0 if one of them has no direction.
 *
 * @param {ArrayLike<number>} one
 * @param {ArrayLike<number>} other
 */
export function angleBetween(one, other) {
  let [product, first, second] = [0, 0, 0]
  for (let at = 0; at < one.length; at += 1) {
    product += one[at] * other[at]
    first += one[at] ** 2
    second += other[at] ** 2
  }
  if (first === 0 || second === 0) return 0
  return Math.acos(Math.min(1, Math.max(-1, product / Math.sqrt(first * second)))) * 180 / Math.PI
}

/**
 * Return the length of a vector.
 *
 * @param {ArrayLike<number>} vector
 */
export function lengthOf(vector) {
  return Math.hypot(...Array.from(vector))
}

/**
 * Return one row of `rows` numbers each.
 *
 * @param {import("../kit/network/passes.js").Floats} array the last axis has the numbers of a row
 * @param {number} row
 */
export function rowOf({ data, shape }, row) {
  const size = shape[shape.length - 1]
  return data.slice(row * size, (row + 1) * size)
}
