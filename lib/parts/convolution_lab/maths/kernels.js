/**
 * The kernels to pick, at any odd side. As in every network they are not turned round: what is drawn is what multiplies.
 *
 * @typedef {object} Kernel
 * @property {string} name one of KERNEL_NAMES, or OWN
 * @property {number} angle of Gabor's stripes, in degrees
 * @property {number} wave of Gabor's stripes, in pixels
 * @property {Float64Array[]} weights row by row; one array for all channels or one for each of the three
 */

export const KERNEL_SIDES = [3, 5, 7]
/** The name of a kernel that a learner made. */
export const OWN = "own"

/** @typedef {(i: number, j: number) => number} Weight of row i and column j from the middle */

/** @type {Record<string, (side: number, stripes: { angle: number, wave: number }) => Float64Array>} */
const RECIPES = {
  vertical: (side) => weightsAt(side, (_, j) => Math.sign(j)),
  horizontal: (side) => weightsAt(side, (i) => Math.sign(i)),
  diagonal: (side) => weightsAt(side, (i, j) => Math.sign(j - i)),
  antidiagonal: (side) => weightsAt(side, (i, j) => Math.sign(i + j)),
  edges: (side) => weightsAt(side, (i, j) => (isMiddle(i, j) ? side * side - 1 : -1)),
  sobel_x: (side) => sobel(side, false),
  sobel_y: (side) => sobel(side, true),
  blur: (side) => weightsAt(side, () => 1 / (side * side)),
  gaussian: (side) => divided(weightsAt(side, (i, j) => gaussianAt(i, j, half(side)))),
  sharpen: (side) => weightsAt(side, (i, j) => (isMiddle(i, j) ? 1 + 4 * half(side) : i === 0 || j === 0 ? -1 : 0)),
  emboss: (side) => weightsAt(side, (i, j) => (isMiddle(i, j) ? 1 : (i + j) / half(side))),
  gabor: (side, { angle, wave }) => centred(weightsAt(side, (i, j) => gaborAt(i, j, half(side), angle, wave))),
  identity: (side) => weightsAt(side, (i, j) => (isMiddle(i, j) ? 1 : 0)),
}

export const KERNEL_NAMES = Object.keys(RECIPES)

/**
 * Return the weights of a kernel by name, `side` × `side`, row by row.
 *
 * @param {string} name
 * @param {number} side
 * @param {{ angle: number, wave: number }} stripes of Gabor's kernel
 */
export function kernelWeights(name, side, stripes) {
  return RECIPES[name](side, stripes)
}

/**
 * Return a kernel by name.
 *
 * @param {string} name
 * @param {number} side
 * @param {{ angle?: number, wave?: number }} [stripes]
 * @returns {Kernel}
 */
export function pickedKernel(name, side, { angle = 45, wave = 4 } = {}) {
  return { name, angle, wave, weights: [kernelWeights(name, side, { angle, wave })] }
}

/**
 * Return the kernel with another side: a picked one is made anew, an own one keeps its middle.
 *
 * @param {Kernel} kernel
 * @param {number} from
 * @param {number} to
 * @returns {Kernel}
 */
export function resizedKernel(kernel, from, to) {
  if (kernel.name !== OWN) return pickedKernel(kernel.name, to, kernel)
  const moved = (to - from) / 2
  const weights = kernel.weights.map((own) => Float64Array.from({ length: to * to }, (_, at) => {
    const [i, j] = [Math.floor(at / to) - moved, (at % to) - moved]
    return i >= 0 && i < from && j >= 0 && j < from ? own[i * from + j] : 0
  }))
  return { ...kernel, weights }
}

/**
 * Return the kernel with one weight set; it is the learner's own from then on.
 *
 * @param {Kernel} kernel
 * @param {number | null} channel null for all
 * @param {number} at
 * @param {number} value
 * @returns {Kernel}
 */
export function editedKernel(kernel, channel, at, value) {
  const weights = kernel.weights.map((own, number) => {
    const next = own.map(rounded)
    if (channel === null || number === channel) next[at] = rounded(value)
    return next
  })
  return { ...kernel, name: OWN, weights }
}

/**
 * Return the kernel with weights of its own for each of three channels, the same to begin with.
 *
 * @param {Kernel} kernel
 * @returns {Kernel}
 */
export function splitKernel(kernel) {
  return kernel.weights.length > 1 ? kernel
    : { ...kernel, name: OWN, weights: [0, 1, 2].map(() => kernel.weights[0].map(rounded)) }
}

/**
 * Return one array of weights for each channel of an image.
 *
 * @param {Kernel} kernel
 * @param {number} channels
 */
export function weightsFor({ weights }, channels) {
  return Array.from({ length: channels }, (_, channel) => weights[channel] ?? weights[0])
}

/**
 * Return a kernel as one square: of three channels the mean.
 *
 * @param {Kernel} kernel
 */
export function meanWeights({ weights }) {
  return Array.from(weights[0], (_, at) => weights.reduce((sum, own) => sum + own[at], 0) / weights.length)
}

/** @param {number} weight */
function rounded(weight) {
  return Math.round(weight * 1e4) / 1e4 // as the address holds it
}

/**
 * @param {number} side
 * @param {Weight} weight
 */
function weightsAt(side, weight) {
  return Float64Array.from({ length: side * side }, (_, at) =>
    weight(Math.floor(at / side) - half(side), (at % side) - half(side)))
}

/** @param {number} side */
function half(side) {
  return (side - 1) / 2
}

/** @type {(i: number, j: number) => boolean} */
function isMiddle(i, j) {
  return i === 0 && j === 0
}

/** @param {Float64Array} weights */
function divided(weights) {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** @param {Float64Array} weights */
function centred(weights) {
  const mean = weights.reduce((total, weight) => total + weight, 0) / weights.length
  return weights.map((weight) => weight - mean)
}

/**
 * Return Sobel's kernel: smooth along the edge, sloping across it.
 *
 * @param {number} side
 * @param {boolean} isHorizontal
 */
function sobel(side, isHorizontal) {
  const [smooth, middle] = [binomial(side - 1), half(side)]
  const narrow = binomial(side - 3) // [−1, 0, 1] smoothed to `side` numbers
  const slope = smooth.map((_, at) => (narrow[at - 2] ?? 0) - (narrow[at] ?? 0))
  const [down, across] = isHorizontal ? [slope, smooth] : [smooth, slope]
  return weightsAt(side, (i, j) => down[i + middle] * across[j + middle])
}

/**
 * Return row `n` of Pascal's triangle.
 *
 * @param {number} n
 */
function binomial(n) {
  let row = [1]
  for (let at = 0; at < n; at += 1) row = [1, ...row.slice(1).map((value, index) => value + row[index]), 1]
  return row
}

/** @type {(i: number, j: number, reach: number) => number} */
function gaussianAt(i, j, reach) {
  const sigma = 0.3 * (reach - 1) + 0.8 // OpenCV's, by the kernel's side
  return Math.exp(-(i * i + j * j) / (2 * sigma * sigma))
}

/**
 * Return a wave of `wave` pixels across the direction `angle` (degrees) under a round Gaussian bell.
 *
 * @type {(i: number, j: number, reach: number, angle: number, wave: number) => number}
 */
function gaborAt(i, j, reach, angle, wave) {
  const turn = angle * Math.PI / 180
  const across = j * Math.cos(turn) + i * Math.sin(turn)
  const sigma = (2 * reach + 1) / 4
  return Math.exp(-(i * i + j * j) / (2 * sigma * sigma)) * Math.cos(2 * Math.PI * across / wave)
}
