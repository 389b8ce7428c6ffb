/**
 * A dense layer with softmax and cross-entropy: forward, backward, and a step of gradient descent.
 *
 * @typedef {object} Layer
 * @property {number[]} x inputs [INPUTS]
 * @property {number[]} w weights [INPUTS · CLASSES], a row for each input
 * @property {number[]} b biases [CLASSES]
 * @property {number} label the right class, from 0
 *
 * @typedef {Record<import("./cells.js").Kind, number[]>} Values every number of one step, by its kind
 */

export const [INPUTS, CLASSES] = [2, 3]

/**
 * Return every number of one step.
 *
 * @param {Layer} layer
 * @param {number} rate
 * @returns {Values}
 */
export function valuesOf(layer, rate) {
  const { x, w, b, label } = layer
  const { z, e, s, p } = forward(layer)
  const y = b.map((_, j) => Number(j === label))
  const gz = p.map((share, j) => share - y[j]) // softmax and cross-entropy together
  const gw = x.flatMap((input) => gz.map((gradient) => input * gradient))
  const gx = x.map((_, i) => sum(gz.map((gradient, j) => w[i * CLASSES + j] * gradient)))
  const stepped = { ...layer, w: against(w, gw, rate), b: against(b, gz, rate) }
  const next = forward(stepped)
  return { x, w, b, y, z, e, s: [s], p, l: [lossOf(p, label)], gz, gw, gb: gz, gx,
    nw: stepped.w, nb: stepped.b, nz: next.z, np: next.p, nl: [lossOf(next.p, label)] }
}

/**
 * Return the layer after so many steps, and the loss before each of them and after the last, [steps + 1].
 *
 * @param {Layer} start
 * @param {number} rate
 * @param {number} steps
 */
export function learn(start, rate, steps) {
  let layer = start
  const losses = []
  for (let step = 0; step < steps; step += 1) {
    const { l: [loss], nw: w, nb: b } = valuesOf(layer, rate)
    losses.push(loss)
    layer = { ...layer, w, b }
  }
  return { layer, losses: [...losses, lossOf(forward(layer).p, start.label)] }
}

/** @param {Layer} layer */
function forward({ x, w, b }) {
  const z = b.map((bias, j) => sum(x.map((input, i) => input * w[i * CLASSES + j])) + bias)
  const e = z.map(Math.exp)
  const s = sum(e)
  return { z, e, s, p: e.map((part) => part / s) }
}

/** @param {number[]} p @param {number} label */
function lossOf(p, label) {
  return -Math.log(p[label]) + 0 // never −0
}

/** @param {number[]} values @param {number[]} gradients @param {number} rate */
function against(values, gradients, rate) {
  return values.map((value, at) => value - rate * gradients[at])
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0)
}
