/** Reads and writes the lab's parameters of the address; defaults do not stand there. */

import { counted, indexOf } from "../kit/counting.js"
import { ACTIVATION_NAMES } from "./maths/activations.js"
import { BATCH_SIZES, MODES } from "./maths/batch_normalisation.js"
import { SIDES } from "./maths/images.js"
import { KERNEL_NAMES, OWN, pickedKernel } from "./maths/kernels.js"
import { LAYERS, MOST_KERNELS, POOLS, RANGES } from "./ranges.js"
import { startingState, withLayer } from "./state.js"

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Kernel} Kernel */
/** @typedef {import("./ranges.js").Range} Range */

const TONES = ["grey", "rgb"]
/** @type {Range} of the rows and columns of any map; which places a map has is known once it is computed */
const PLACES = [1, 999]

/** @type {Record<string, string[]>} the parameters of only one lesson */
const KEYS_OF_LESSON = { pooling: ["pool", "shift"], activation: ["act"], lrn: ["lrn"], batch: ["bn"], dropout: ["drop"] }

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
 * Return the state that an address asks for, and what of it is not possible; the default replaces that.
 *
 * @param {Record<string, string>} address
 * @returns {{ state: State, gone: import("../kit/notice.js").Gone }}
 */
export function readAddress(address) {
  const start = startingState()
  /** @type {import("../kit/notice.js").Gone} */
  const gone = {}
  /**
   * @template Value
   * @param {string} name
   * @param {(text: string) => Value | null} reading
   * @param {Value} usual
   */
  function read(name, reading, usual) {
    const text = address[name]
    if (!text) return usual
    const value = reading(text)
    if (value === null) gone[name] = text
    return value ?? usual
  }
  const layer = read("layer", layerIn, null)
  const state = layer ? withLayer(start, layer) : start
  const named = (address.kernels ?? "").split(",").filter((text) => text !== "")
  const known = named.map((text) => kernelIn(text, state.kernel)).filter((one) => one !== null).slice(0, MOST_KERNELS)
  if (known.length < named.length) gone.kernels = address.kernels
  const kernels = known.length > 0 ? known : state.kernels
  return { gone, state: {
    ...state, kernels,
    chosen: read("map", (text) => wholeNumbersIn(text, [[1, kernels.length]])?.map(indexOf)[0] ?? null, 0),
    at: read("at", placeIn, state.at),
    shift: read("shift", (text) => pairIn(text, RANGES.shift), state.shift),
    pool: read("pool", poolIn, state.pool),
    activation: read("act", activationIn, state.activation),
    lrn: read("lrn", lrnIn, state.lrn),
    batch: read("bn", batchIn, state.batch),
    dropout: read("drop", dropoutIn, state.dropout),
  } }
}

/**
 * @param {State} state
 * @returns {Record<string, string>}
 */
function written({ side, isColour, kernel, stride, padding, dilation, kernels, chosen, at, pool, shift, activation, lrn, batch, dropout }) {
  return {
    layer: [side, TONES[Number(isColour)], kernel, stride, padding, dilation].join("-"),
    kernels: kernels.map(writtenKernel).join(","),
    map: String(counted(chosen)),
    at: at.map(counted).join(","),
    pool: [pool.kind, pool.side, pool.stride, pool.padding].join("-"),
    shift: shift.join(","),
    act: [activation.name, activation.leak, activation.bias].join("_"),
    lrn: [lrn.n, lrn.k, lrn.alpha, lrn.beta].join("_"),
    bn: [batch.size, batch.mode, batch.gamma, batch.beta].join("_"),
    drop: [dropout.rate, dropout.draw].join("_"),
  }
}

/** @param {string} text such as "64-grey-3-1-valid-1" */
function layerIn(text) {
  const found = choicesIn(text, { side: SIDES, tone: TONES, ...LAYERS })
  if (found === null) return null
  const { tone, ...layer } = found
  return { ...layer, isColour: tone === "rgb" }
}

/**
 * @param {string} text such as "5,6"
 * @returns {import("./state.js").Place | null}
 */
function placeIn(text) {
  const place = pairIn(text, PLACES)
  return place && [indexOf(place[0]), indexOf(place[1])]
}

/** @param {string} text such as "max-2-2-valid" */
function poolIn(text) {
  return choicesIn(text, POOLS)
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
 * @param {string} text
 * @returns {State["activation"] | null}
 */
function activationIn(text) {
  const [first, ...rest] = text.split("_")
  const name = ACTIVATION_NAMES.find((one) => one === first)
  const numbers = numbersIn(rest.join("_"), "_", [RANGES.leak, RANGES.bias])
  return name && numbers ? { name, leak: numbers[0], bias: numbers[1] } : null
}

/**
 * @param {string} text
 * @returns {State["lrn"] | null}
 */
function lrnIn(text) {
  const [n, k, alpha, beta] = numbersIn(text, "_", [RANGES.n, RANGES.k, RANGES.alpha, RANGES.beta]) ?? [0, 0, 0, 0]
  return n % 2 === 1 ? { n, k, alpha, beta } : null
}

/**
 * @param {string} text such as "6_training_1_0"
 * @returns {State["batch"] | null}
 */
function batchIn(text) {
  const [many, named, ...rest] = text.split("_")
  const [size, mode] = [BATCH_SIZES.find((one) => String(one) === many), MODES.find((one) => one === named)]
  const learned = numbersIn(rest.join("_"), "_", [RANGES.gamma, RANGES.offset])
  return size && mode && learned ? { size, mode, gamma: learned[0], beta: learned[1] } : null
}

/**
 * @param {string} text
 * @returns {State["dropout"] | null}
 */
function dropoutIn(text) {
  const [rate, draw] = numbersIn(text, "_", [RANGES.rate, RANGES.draw]) ?? [0, NaN]
  return Number.isInteger(draw) ? { rate, draw } : null
}

/**
 * Return a choice by each name, in the order in which `text` has them, or null unless every one is possible.
 *
 * @template {Record<string, (string | number)[]>} Choices
 * @param {string} text such as "max-2-2-valid"
 * @param {Choices} choices
 */
function choicesIn(text, choices) {
  const texts = text.split("-")
  const found = Object.entries(choices).map(([name, all], at) => [name, all.find((choice) => String(choice) === texts[at])])
  const isPossible = texts.length === found.length && found.every(([, choice]) => choice !== undefined)
  return isPossible ? /** @type {{ [Name in keyof Choices]: Choices[Name][number] }} */ (Object.fromEntries(found)) : null
}

/**
 * Return the numbers in "3,-2", or null unless every number is within its range.
 *
 * @param {string} text
 * @param {string} separator
 * @param {Range[]} ranges
 */
function numbersIn(text, separator, ranges) {
  const numbers = text.split(separator).map((one) => (one.trim() === "" ? NaN : Number(one)))
  const fits = numbers.length === ranges.length && numbers.every((value, at) => value >= ranges[at][0] && value <= ranges[at][1])
  return fits ? numbers : null
}

/**
 * @param {string} text such as "3,-2"
 * @param {Range} range of both
 * @returns {[number, number] | null}
 */
function pairIn(text, range) {
  const [first, second] = wholeNumbersIn(text, [range, range]) ?? []
  return first === undefined ? null : [first, second]
}

/**
 * @param {string} text
 * @param {Range[]} ranges
 */
function wholeNumbersIn(text, ranges) {
  const numbers = numbersIn(text, ",", ranges)
  return numbers?.every(Number.isInteger) ? numbers : null
}
