// What the address says of the lab, and what it starts with; nothing stands there that is as usual.

const START_KERNELS = ["vertical", "horizontal", "diagonal", "edges", "blur", "gabor"]
const MOST_KERNELS = 8
const SIDES = [32, 64, 128]
const START_MAP = [62, 62] // rows and columns of the map in which the first place lies
const CHOICES = { kernel: KERNEL_SIDES, stride: [1, 2, 3, 4], padding: ["valid", "same"], dilation: [1, 2, 3] }
const POOLS = { kind: ["max", "average"], side: [2, 3, 4], stride: [1, 2, 3, 4], padding: ["valid", "same"] }
const RANGES = { leak: [0.01, 0.5, 0.01], bias: [-3, 3, 0.05], n: [1, 7, 2], k: [0.5, 5, 0.5], alpha: [0, 2, 0.0001], beta: [0, 1, 0.05],
  rate: [0, 0.9, 0.05], weight: [-99, 99], shift: [-4, 4], angle: [0, 175, 5], wave: [...WAVES, 0.5], draw: [0, 19999] }
const PARTS_OF_VIEW = { pooling: ["pool", "shift"], activation: ["act"], lrn: ["lrn"], dropout: ["drop"] }

function startState() {
  return {
    side: 64, colour: false, kernel: 3, stride: 1, padding: "valid", dilation: 1,
    kernels: START_KERNELS.map((name) => pickedKernel(name, 3)), chosen: 0, at: [31, 29], shared: false,
    pool: { kind: "max", side: 2, stride: 2, padding: "valid" }, shift: [0, 0], tolerance: 0, winners: true,
    act: { name: "relu", leak: 0.1, bias: 0 }, lrn: { n: 5, k: 2, alpha: 1e-4, beta: 0.75 }, drop: { rate: 0.5, draw: 0 },
  }
}

function writtenKernel({ name, angle, wave, weights }) {
  if (name === "gabor") return ["gabor", angle, wave].join("_")
  return name === OWN ? [OWN, ...weights.flatMap((own) => [...own])].join("_") : name
}

function writtenView(state) {
  return {
    layer: [state.side, state.colour ? "rgb" : "grey", state.kernel, state.stride, state.padding, state.dilation].join("-"),
    kernels: state.kernels.map(writtenKernel).join(","), map: state.chosen, at: state.at.join(","),
    pool: Object.values(state.pool).join("-"), shift: state.shift.join(","), act: Object.values(state.act).join("_"),
    lrn: Object.values(state.lrn).join("_"), drop: Object.values(state.drop).join("_"),
  }
}

/** Put into the address what differs from the start, without what another part is about. */
function writeView({ state, part }) {
  const [now, usual] = [writtenView(state), writtenView(startState())]
  const elsewhere = Object.entries(PARTS_OF_VIEW).filter(([name]) => name !== part).flatMap(([, keys]) => keys)
  setQuery(Object.fromEntries(Object.entries(now).map(([key, value]) =>
    [key, String(value) === String(usual[key]) || elsewhere.includes(key) ? null : value])))
}

/** The state that an address says; what makes no sense there is as usual. */
function readView(view) {
  const state = startState()
  const [side, tone, kernel, stride, padding, dilation] = String(view.layer ?? "").split("-")
  if (side !== "") {
    Object.assign(state, pickedOf(CHOICES, { kernel, stride, padding, dilation }), { colour: tone === "rgb" })
    state.side = SIDES.find((one) => String(one) === side) ?? state.side
  }
  const kernels = String(view.kernels ?? "").split(",").map((text) => readKernel(text, state.kernel)).filter(Boolean)
  state.kernels = kernels.length ? kernels.slice(0, MOST_KERNELS) : START_KERNELS.map((name) => pickedKernel(name, state.kernel))
  state.chosen = wholeNumbersOf(view.map, [[0, state.kernels.length - 1]])?.[0] ?? 0
  state.at = wholeNumbersOf(view.at, [[0, 999], [0, 999]]) ?? state.at
  const [kind, poolSide, poolStride, poolPadding] = String(view.pool ?? "").split("-")
  Object.assign(state.pool, pickedOf(POOLS, { kind, side: poolSide, stride: poolStride, padding: poolPadding }))
  state.shift = wholeNumbersOf(view.shift, [RANGES.shift, RANGES.shift]) ?? state.shift
  const [name, ...act] = String(view.act ?? "").split("_")
  const numbers = numbersOf(act.join("_"), "_", [RANGES.leak, RANGES.bias])
  if (ACTIVATION_NAMES.includes(name) && numbers) state.act = { name, leak: numbers[0], bias: numbers[1] }
  const [n, k, alpha, beta] = numbersOf(view.lrn, "_", [RANGES.n, RANGES.k, RANGES.alpha, RANGES.beta]) ?? []
  if (n % 2 === 1) state.lrn = { n, k, alpha, beta }
  const [rate, draw] = numbersOf(view.drop, "_", [RANGES.rate, RANGES.draw]) ?? []
  if (Number.isInteger(draw)) state.drop = { rate, draw }
  return state
}

/** Of `said`, what is among the choices, as numbers where those are numbers. */
function pickedOf(choices, said) {
  return Object.fromEntries(Object.entries(said).map(([key, text]) =>
    [key, choices[key].find((choice) => String(choice) === text)]).filter(([, value]) => value !== undefined))
}

/** "3,-2" → [3, −2], or null unless every number is within its range. */
function numbersOf(text, separator, ranges) {
  const numbers = String(text ?? "").split(separator).map((one) => (one.trim() === "" ? NaN : Number(one)))
  const fits = numbers.length === ranges.length && numbers.every((value, at) => value >= ranges[at][0] && value <= ranges[at][1])
  return fits ? numbers : null
}

function readKernel(text, side) {
  const [name, ...rest] = text.split("_")
  const count = rest.length
  if (KERNEL_NAMES.includes(text)) return pickedKernel(text, side)
  if (name === "gabor") {
    const [angle, wave] = numbersOf(rest.join("_"), "_", [RANGES.angle, RANGES.wave]) ?? []
    return wave ? pickedKernel("gabor", side, { angle, wave }) : null
  }
  const size = side * side
  if (name !== OWN || (count !== size && count !== 3 * size)) return null
  const weights = numbersOf(rest.join("_"), "_", Array(count).fill(RANGES.weight))
  return weights && { name: OWN, weights: Array.from({ length: count / size }, (_, own) =>
    Float64Array.from(weights.slice(own * size, (own + 1) * size))) }
}

function wholeNumbersOf(text, ranges) {
  const numbers = numbersOf(text, ",", ranges)
  return numbers?.every(Number.isInteger) ? numbers : null
}
