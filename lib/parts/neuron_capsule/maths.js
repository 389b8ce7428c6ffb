/** Reads arrays of networks. */

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
