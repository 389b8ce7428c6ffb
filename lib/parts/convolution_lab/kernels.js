// The kernels to pick, at any odd side. As in every network they are not turned round: what is drawn is what multiplies.

const KERNEL_NAMES = ["vertical", "horizontal", "diagonal", "antidiagonal", "edges", "sobel_x", "sobel_y",
  "blur", "gaussian", "sharpen", "emboss", "gabor", "identity"]
const KERNEL_SIDES = [3, 5, 7]
const OWN = "own"
const WAVES = [2, 8] // of Gabor's stripes, in pixels

/** Row `n` of Pascal's triangle: the smoothing half of Sobel's kernel. */
function binomial(n) {
  let row = [1]
  for (let at = 0; at < n; at += 1) row = [1, ...row.slice(1).map((value, index) => value + row[index]), 1]
  return row
}

/** Its differentiating half: [−1, 0, 1] smoothed to `side` numbers. */
function sobelSlope(side) {
  const smooth = binomial(side - 3)
  return Array.from({ length: side }, (_, at) => (smooth[at - 2] ?? 0) - (smooth[at] ?? 0))
}

function gaussianAt(i, j, half) {
  const sigma = 0.3 * (half - 1) + 0.8 // OpenCV's, by the kernel's side
  return Math.exp(-(i * i + j * j) / (2 * sigma * sigma))
}

/** A wave of `wave` pixels across the direction `angle` (degrees) under a round Gaussian bell. */
function gaborAt(i, j, half, angle, wave) {
  const turn = angle * Math.PI / 180
  const across = j * Math.cos(turn) + i * Math.sin(turn)
  const sigma = (2 * half + 1) / 4
  return Math.exp(-(i * i + j * j) / (2 * sigma * sigma)) * Math.cos(2 * Math.PI * across / wave)
}

/** The weights of a kernel by name, `side` × `side`, row by row. */
function kernelWeights(name, side, { angle = 0, wave = 4 } = {}) {
  const half = (side - 1) / 2
  const at = (value) => Float64Array.from({ length: side * side }, (_, index) =>
    value(Math.floor(index / side) - half, (index % side) - half))
  const divided = (weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.map((weight) => weight / sum)
  }
  const centred = (weights) => {
    const mean = weights.reduce((total, weight) => total + weight, 0) / weights.length
    return weights.map((weight) => weight - mean)
  }
  const isCentre = (i, j) => i === 0 && j === 0
  const [smooth, slope] = [binomial(side - 1), sobelSlope(side)]
  const made = {
    vertical: () => at((i, j) => Math.sign(j)),
    horizontal: () => at((i) => Math.sign(i)),
    diagonal: () => at((i, j) => Math.sign(j - i)),
    antidiagonal: () => at((i, j) => Math.sign(i + j)),
    edges: () => at((i, j) => (isCentre(i, j) ? side * side - 1 : -1)),
    sobel_x: () => at((i, j) => smooth[i + half] * slope[j + half]),
    sobel_y: () => at((i, j) => slope[i + half] * smooth[j + half]),
    blur: () => at(() => 1 / (side * side)),
    gaussian: () => divided(at((i, j) => gaussianAt(i, j, half))),
    sharpen: () => at((i, j) => (isCentre(i, j) ? 1 + 4 * half : i === 0 || j === 0 ? -1 : 0)),
    emboss: () => at((i, j) => (isCentre(i, j) ? 1 : (i + j) / half)),
    gabor: () => centred(at((i, j) => gaborAt(i, j, half, angle, wave))),
    identity: () => at((i, j) => (isCentre(i, j) ? 1 : 0)),
  }
  return made[name]()
}

/** A kernel of the lab: `weights` has one array for all channels or one for each of the three. */
function pickedKernel(name, side, { angle = 45, wave = 4 } = {}) {
  return { name, angle, wave, weights: [kernelWeights(name, side, { angle, wave })] }
}

/** The same kernel with another side: a picked one is made anew, an own one keeps its middle. */
function resizedKernel(kernel, from, to) {
  if (kernel.name !== OWN) return pickedKernel(kernel.name, to, kernel)
  const moved = (to - from) / 2
  const resize = (weights) => Float64Array.from({ length: to * to }, (_, at) => {
    const [i, j] = [Math.floor(at / to) - moved, (at % to) - moved]
    return i >= 0 && i < from && j >= 0 && j < from ? weights[i * from + j] : 0
  })
  return { ...kernel, weights: kernel.weights.map(resize) }
}

/** One array of weights for each channel of the image. */
function weightsFor({ weights }, channels) {
  return Array.from({ length: channels }, (_, channel) => weights[channel] ?? weights[0])
}

/** The kernel with one weight set; it is the learner's own from then on. `channel` null means all. */
function editedKernel(kernel, channel, at, value) {
  const round = (weight) => Math.round(weight * 1e4) / 1e4 // as the address holds it
  const weights = kernel.weights.map((own, number) => {
    const next = own.map(round)
    if (channel === null || number === channel) next[at] = round(value)
    return next
  })
  return { ...kernel, name: OWN, weights }
}
