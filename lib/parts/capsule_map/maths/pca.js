/**
 * Principal component analysis: the directions in which vectors vary most, and where a vector lies along them. It is exact, and linear,
 * so that a vector that was not among them is projected by the same matrix.
 *
 * @typedef {import("../../kit/unpack.js").NumberArray} NumberArray
 *
 * @typedef {object} Pca
 * @property {Float64Array} mean [dim], of the vectors
 * @property {Float64Array[]} axes unit vectors [dim], the one with the largest variance first; of each the component that is furthest from 0
 *   is positive
 * @property {number[]} shares which part of the whole variance each axis holds; 0 where there is none
 */

import { placeOfStrongest } from "../../kit/maths.js"

const SWEEPS = 60 // of Jacobi's method; 16 numbers need fewer than ten

/**
 * Return the first axes of some vectors.
 *
 * @param {NumberArray} vectors [n, dim]
 * @param {readonly number[]} places which of them, at least one
 * @param {number} count of axes
 * @returns {Pca}
 */
export function fitPca({ data, shape: [, dim] }, places, count) {
  const mean = new Float64Array(dim)
  for (const place of places) for (let at = 0; at < dim; at += 1) mean[at] += data[place * dim + at] / places.length
  const covariance = Array.from({ length: dim }, () => new Float64Array(dim))
  for (const place of places) {
    for (let row = 0; row < dim; row += 1) {
      const value = data[place * dim + row] - mean[row]
      for (let column = 0; column <= row; column += 1) covariance[row][column] += value * (data[place * dim + column] - mean[column])
    }
  }
  covariance.forEach((values, row) => values.forEach((_, column) => {
    if (column > row) values[column] = covariance[column][row]
  }))
  const { values, vectors } = eigenOf(covariance)
  const order = values.map((_, at) => at).sort((one, other) => values[other] - values[one]).slice(0, count)
  const whole = values.reduce((sum, value) => sum + value, 0)
  return {
    mean,
    axes: order.map((at) => signed(Float64Array.from(vectors, (row) => row[at]))),
    shares: order.map((at) => (whole > 0 ? Math.max(values[at], 0) / whole : 0)),
  }
}

/**
 * Return where a vector lies along each axis.
 *
 * @param {Pca} pca
 * @param {ArrayLike<number>} values
 * @param {number} [from] where the vector begins in them
 */
export function project({ mean, axes }, values, from = 0) {
  return axes.map((axis) => axis.reduce((sum, weight, at) => sum + weight * (values[from + at] - mean[at]), 0))
}

/** @param {Float64Array} axis */
function signed(axis) {
  return axis[placeOfStrongest(axis)] < 0 ? axis.map((value) => -value) : axis
}

/**
 * Return the eigenvalues and, in columns, the eigenvectors of a symmetric matrix, by Jacobi's rotations.
 *
 * @param {Float64Array[]} matrix
 */
function eigenOf(matrix) {
  const rows = matrix.map((row) => row.slice())
  const size = rows.length
  const vectors = rows.map((_, at) => Float64Array.from({ length: size }, (__, column) => Number(column === at)))
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let beside = 0
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        beside += Math.abs(rows[p][q])
        rotate(rows, vectors, p, q)
      }
    }
    if (beside === 0) break
  }
  return { values: rows.map((row, at) => row[at]), vectors }
}

/**
 * Turn a symmetric matrix so that [p, q] becomes 0, and its eigenvectors with it.
 *
 * @param {Float64Array[]} rows
 * @param {Float64Array[]} vectors
 * @param {number} p
 * @param {number} q
 */
function rotate(rows, vectors, p, q) {
  if (rows[p][q] === 0) return
  const ratio = (rows[q][q] - rows[p][p]) / (2 * rows[p][q])
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  const sine = tangent * cosine
  for (const row of rows) turnPair(row, p, q, cosine, sine)
  const [first, second] = [rows[p].slice(), rows[q].slice()]
  for (let at = 0; at < rows.length; at += 1) {
    rows[p][at] = cosine * first[at] - sine * second[at]
    rows[q][at] = sine * first[at] + cosine * second[at]
  }
  rows[p][q] = rows[q][p] = 0
  for (const row of vectors) turnPair(row, p, q, cosine, sine)
}

/**
 * @param {Float64Array} row
 * @param {number} p
 * @param {number} q
 * @param {number} cosine
 * @param {number} sine
 */
function turnPair(row, p, q, cosine, sine) {
  const [first, second] = [row[p], row[q]]
  row[p] = cosine * first - sine * second
  row[q] = sine * first + cosine * second
}
