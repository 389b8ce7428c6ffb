/** Reads and writes the lab's parameters of the address; defaults do not stand there. */

import { counted, indexOf } from "../kit/counting.js"
import { ACTIVATION_NAMES } from "./maths/activations.js"
import { SIDES } from "./maths/images.js"
import { KERNEL_NAMES, OWN, pickedKernel } from "./maths/kernels.js"
import { LAYERS, MOST_KERNELS, POOLS, RANGES } from "./ranges.js"
import { startingState, withLayer } from "./state.js"

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Kernel} Kernel */
/** @typedef {import("./ranges.js").Range} Range */

/** @type {Record<string, string[]>} the parameters of only one lesson */
const KEYS_OF_LESSON = { pooling: ["pool", "shift"], activation: ["act"], lrn: ["lrn"], dropout: ["drop"] }

/**
 * Return the parameters of the address; null for a default, and for what another lesson is about.
 *
 * @param {State} state
 * @param {string} lesson
 * @returns {Record<string, string | null>}
 */
export function addressOf(state, lesson) {
  const [now, usual] = [written(state), written(startingState())]
  const elsewhere = Object.entries(KEYS_OF_LESSON).filter(([name]) => name !== lesson).flatMap(([, keys]) => keys)
  return Object.fromEntries(Object.entries(now).map(([key, value]) =>
    [key, value === usual[key] || elsewhere.includes(key) ? null : value]))
}

/**
 * Return the state that an address asks for; the default replaces anything that is not possible.
 *
 * @param {Record<string, string>} address
 * @returns {State}
 */
export function stateIn(address) {
  const start = startingState()
  const [side, tone, kernel, stride, padding, dilation] = (address.layer ?? "").split("-")
  const state = side === "" ? start : withLayer(start, {
    side: chosenOf(SIDES, side, start.side),
    isColour: tone === "rgb",
    kernel: chosenOf(LAYERS.kernel, kernel, start.kernel),
    stride: chosenOf(LAYERS.stride, stride, start.stride),
    padding: chosenOf(LAYERS.padding, padding, start.padding),
    dilation: chosenOf(LAYERS.dilation, dilation, start.dilation),
  })
  const named = (address.kernels ?? "").split(",").map((text) => kernelIn(text, state.kernel)).filter((one) => one !== null)
  const kernels = named.length > 0 ? named.slice(0, MOST_KERNELS) : state.kernels
  const [kind, poolSide, poolStride, poolPadding] = (address.pool ?? "").split("-")
  const [down, right] = wholeNumbersIn(address.shift, [RANGES.shift, RANGES.shift]) ?? state.shift
  const [row, column] = wholeNumbersIn(address.at, [[1, 999], [1, 999]])?.map(indexOf) ?? state.at
  return {
    ...state, kernels,
    chosen: indexOf(wholeNumbersIn(address.map, [[1, kernels.length]])?.[0] ?? 1),
    at: [row, column],
    shift: [down, right],
    pool: {
      kind: chosenOf(POOLS.kind, kind, state.pool.kind),
      side: chosenOf(POOLS.side, poolSide, state.pool.side),
      stride: chosenOf(POOLS.stride, poolStride, state.pool.stride),
      padding: chosenOf(POOLS.padding, poolPadding, state.pool.padding),
    },
    activation: activationIn(address.act) ?? state.activation,
    lrn: lrnIn(address.lrn) ?? state.lrn,
    dropout: dropoutIn(address.drop) ?? state.dropout,
  }
}

/**
 * @param {State} state
 * @returns {Record<string, string>}
 */
function written({ side, isColour, kernel, stride, padding, dilation, kernels, chosen, at, pool, shift, activation, lrn, dropout }) {
  return {
    layer: [side, isColour ? "rgb" : "grey", kernel, stride, padding, dilation].join("-"),
    kernels: kernels.map(writtenKernel).join(","),
    map: String(counted(chosen)),
    at: at.map(counted).join(","),
    pool: [pool.kind, pool.side, pool.stride, pool.padding].join("-"),
    shift: shift.join(","),
    act: [activation.name, activation.leak, activation.bias].join("_"),
    lrn: [lrn.n, lrn.k, lrn.alpha, lrn.beta].join("_"),
    drop: [dropout.rate, dropout.draw].join("_"),
  }
}

/** @param {Kernel} kernel */
function writtenKernel({ name, angle, wave, weights }) {
  if (name === "gabor") return ["gabor", angle, wave].join("_")
  return name === OWN ? [OWN, ...weights.flatMap((own) => [...own])].join("_") : name
}

/**
 * @param {string} text such as "blur", "gabor_45_4" or "own_" and its weights
 * @param {number} side
 * @returns {Kernel | null}
 */
function kernelIn(text, side) {
  const [name, ...rest] = text.split("_")
  if (KERNEL_NAMES.includes(text)) return pickedKernel(text, side)
  if (name === "gabor") {
    const stripes = numbersIn(rest.join("_"), "_", [RANGES.angle, RANGES.wave])
    return stripes && pickedKernel("gabor", side, { angle: stripes[0], wave: stripes[1] })
  }
  const [count, size] = [rest.length, side * side]
  if (name !== OWN || (count !== size && count !== 3 * size)) return null
  const weights = numbersIn(rest.join("_"), "_", Array(count).fill(RANGES.weight))
  return weights && { ...pickedKernel("identity", side), name: OWN, weights: Array.from({ length: count / size }, (_, own) =>
    Float64Array.from(weights.slice(own * size, (own + 1) * size))) }
}

/**
 * @param {string} [text]
 * @returns {State["activation"] | null}
 */
function activationIn(text = "") {
  const [first, ...rest] = text.split("_")
  const name = ACTIVATION_NAMES.find((one) => one === first)
  const numbers = numbersIn(rest.join("_"), "_", [RANGES.leak, RANGES.bias])
  return name && numbers ? { name, leak: numbers[0], bias: numbers[1] } : null
}

/**
 * @param {string} [text]
 * @returns {State["lrn"] | null}
 */
function lrnIn(text) {
  const [n, k, alpha, beta] = numbersIn(text, "_", [RANGES.n, RANGES.k, RANGES.alpha, RANGES.beta]) ?? [0, 0, 0, 0]
  return n % 2 === 1 ? { n, k, alpha, beta } : null
}

/**
 * @param {string} [text]
 * @returns {State["dropout"] | null}
 */
function dropoutIn(text) {
  const [rate, draw] = numbersIn(text, "_", [RANGES.rate, RANGES.draw]) ?? [0, NaN]
  return Number.isInteger(draw) ? { rate, draw } : null
}

/**
 * Return the choice with this text, or the default.
 *
 * @template {string | number} Choice
 * @param {Choice[]} choices
 * @param {string | undefined} text
 * @param {Choice} usual
 */
function chosenOf(choices, text, usual) {
  return choices.find((choice) => String(choice) === text) ?? usual
}

/**
 * Return the numbers in "3,-2", or null unless every number is within its range.
 *
 * @param {string | undefined} text
 * @param {string} separator
 * @param {Range[]} ranges
 */
function numbersIn(text, separator, ranges) {
  const numbers = (text ?? "").split(separator).map((one) => (one.trim() === "" ? NaN : Number(one)))
  const fits = numbers.length === ranges.length && numbers.every((value, at) => value >= ranges[at][0] && value <= ranges[at][1])
  return fits ? numbers : null
}

/**
 * @param {string | undefined} text
 * @param {Range[]} ranges
 */
function wholeNumbersIn(text, ranges) {
  const numbers = numbersIn(text, ",", ranges)
  return numbers?.every(Number.isInteger) ? numbers : null
}
