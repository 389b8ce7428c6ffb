/**
 * Writes how one number of a dense layer, or one score, comes about, line by line.
 *
 * @typedef {object} SumLine
 * @property {string} text
 * @property {string} how the product or power that the value is, or ""
 * @property {number} value
 * @property {"part" | "total" | "end"} kind
 * @property {import("./state.js").Place} [place] what the line is about: a map's pixel, or a number of a layer
 */

import { counted } from "../kit/counting.js"
import { fill, fillPlural } from "../kit/text.js"
import { activationText } from "./ledger.js"
import { numberName } from "./network.js"

/** @typedef {import("./network.js").Layer} Layer */
/** @typedef {import("./network.js").Network} Network */
/** @typedef {import("./network.js").NumberStep} NumberStep */
/** @typedef {import("./scene.js").Texts} Texts */

/** How many terms have a line of their own; the others are added up. */
export const TERMS = 8

/**
 * Return the lines from the parts to the number.
 *
 * @param {Texts} texts
 * @param {Network} net
 * @param {NumberStep} step
 * @param {number} [most] how many terms have a line of their own
 * @returns {SumLine[]}
 */
export function linesOfNumber(texts, net, step, most = TERMS) {
  switch (step.activation) {
    case "softmax": return softmaxLines(texts, net, step, most)
    case "sigmoid": return step.weights.data.length > 0 ? denseLines(texts, net, step, most) : sigmoidLines(texts, net, step)
    case "length": return lengthLines(texts, net, step)
    case "mean": return meanLines(texts, net, step, most)
    default: return denseLines(texts, net, step, most)
  }
}

/**
 * Return which map and pixel, or which number, of a layer its input number `at` is, counted along rows, columns and maps.
 *
 * @param {Layer} layer
 * @param {number} at
 * @returns {import("./state.js").Place}
 */
export function placeOfInput({ at: layer, values, reads, shape, count }, at) {
  if (values || reads) return { layer, map: at, pixel: null }
  const [, columns] = shape
  const place = Math.floor(at / count)
  return { layer, map: at % count, pixel: [Math.floor(place / columns), place % columns] }
}

/**
 * Return what a place is called.
 *
 * @param {Texts} texts
 * @param {Network} net
 * @param {import("./state.js").Place} place
 */
export function placeText({ labels }, net, { layer: at, map, pixel }) {
  const layer = net.layers[at]
  if (!pixel) return fill(labels.term_number, { layer: layer.name, name: numberName(net, layer, map) })
  return fill(labels.term_pixel, { layer: layer.name, map: counted(map), row: counted(pixel[0]), column: counted(pixel[1]) })
}

/**
 * @param {Texts} texts
 * @param {Network} net
 * @param {NumberStep} step
 * @param {number} most
 * @returns {SumLine[]}
 */
function denseLines(texts, net, step, most) {
  const { labels, plurals, language, numbers } = texts
  const before = net.layers.find(({ name }) => name === step.before)
  const [inputs, weights, terms] = [step.inputs.data, step.weights.data, step.terms.data]
  const products = Array.from(inputs, (value, nth) => value * weights[nth])
  const listed = Math.min(products.length, most)
  /** @type {SumLine[]} */
  const lines = products.slice(0, listed).map((value, nth) => {
    const place = before && placeOfInput(before, terms[nth])
    const text = place ? placeText(texts, net, place) : String(counted(terms[nth]))
    return { text, how: `${numbers.figures(inputs[nth])} × ${numbers.figures(weights[nth])}`, value, kind: "part", place }
  })
  const others = step.count - listed
  if (others > 0) {
    const sum = products.slice(listed).reduce((total, value) => total + value, 0) + step.rest
    lines.push(line(fillPlural(plurals.line_others_inputs, others, language, { count: numbers.grouped(others) }), sum))
  }
  lines.push(line(labels.line_bias, step.bias), { ...line(labels.line_sum, step.sum), kind: "total" })
  lines.push({ ...line(nameOf(net, step), step.value), how: activationText(labels, step.activation), kind: "end" })
  return lines
}

/**
 * Write the mean of a map: its numbers, their sum, and that divided by how many there are.
 *
 * @param {Texts} texts
 * @param {Network} net
 * @param {NumberStep} step
 * @param {number} most
 * @returns {SumLine[]}
 */
function meanLines(texts, net, step, most) {
  const { labels, plurals, language, numbers } = texts
  const before = net.layers.find(({ name }) => name === step.before)
  const [inputs, terms] = [step.inputs.data, step.terms.data]
  const listed = Math.min(inputs.length, most)
  /** @type {SumLine[]} */
  const lines = Array.from(inputs.subarray(0, listed), (value, nth) => {
    const place = before && placeOfInput(before, terms[nth])
    return { text: place ? placeText(texts, net, place) : String(counted(terms[nth])), how: "", value, kind: "part", place }
  })
  const others = step.count - listed
  if (others > 0) {
    const sum = Array.from(inputs.subarray(listed)).reduce((total, value) => total + value, 0) + step.rest
    lines.push(line(fillPlural(plurals.line_others_inputs, others, language, { count: numbers.grouped(others) }), sum))
  }
  const how = `${numbers.figures(step.sum)} ÷ ${numbers.grouped(step.count)}`
  return [...lines, { ...line(labels.line_total, step.sum), kind: "total" }, { ...line(nameOf(net, step), step.value), how, kind: "end" }]
}

/**
 * Write a softmax: e^z of each class, their sum, and the share of this one. Very large logits are first made smaller,
 * all by the same, which changes no share.
 *
 * @param {Texts} texts
 * @param {Network} net
 * @param {NumberStep} step
 * @param {number} most
 * @returns {SumLine[]}
 */
function softmaxLines({ labels, plurals, language, numbers }, net, step, most) {
  const logits = Array.from(step.inputs.data)
  const largest = Math.max(...logits)
  const less = largest > 80 ? largest : 0
  const powers = logits.map((logit) => Math.exp(logit - less))
  const total = powers.reduce((sum, power) => sum + power, 0)
  const order = [...powers.keys()].sort((one, other) => powers[other] - powers[one])
  const first = [step.number, ...order.filter((at) => at !== step.number)]
  const listed = first.length <= most + 2 ? first : first.slice(0, most)
  const layer = net.layers.findIndex(({ name }) => name === step.before)
  const power = (/** @type {number} */ at) => {
    const logit = logits[at]
    return `e^${less ? `(${numbers.figures(logit)} − ${numbers.figures(less)})` : numbers.operand(logit)}`
  }
  /** @type {SumLine[]} */
  const lines = listed.map((at) => ({ text: net.classes[at], how: power(at), value: powers[at], kind: "part",
    place: layer < 0 ? undefined : { layer, map: at, pixel: null } }))
  const others = first.slice(listed.length)
  if (others.length > 0) {
    lines.push(line(fillPlural(plurals.line_others_inputs, others.length, language, { count: numbers.grouped(others.length) }),
      others.reduce((sum, at) => sum + powers[at], 0)))
  }
  const how = `${numbers.figures(powers[step.number])} ÷ ${numbers.operand(total)}`
  return [...lines, { ...line(labels.line_total, total), kind: "total" }, { ...line(nameOf(net, step), step.value), how, kind: "end" }]
}

/**
 * Write a sigmoid of the class's own logit.
 *
 * @param {Texts} texts
 * @param {Network} net
 * @param {NumberStep} step
 * @returns {SumLine[]}
 */
function sigmoidLines({ numbers, labels }, net, step) {
  const [logit] = step.inputs.data
  const layer = net.layers.findIndex(({ name }) => name === step.before)
  const place = layer < 0 ? undefined : { layer, map: step.number, pixel: null }
  const power = Math.exp(-logit)
  return [
    { ...line(fill(labels.term_number, { layer: step.before, name: nameOf(net, step) }), logit), place },
    { ...line("1 + e^−z", 1 + power), how: `1 + ${numbers.figures(power)}`, kind: "total" },
    { ...line(nameOf(net, step), step.value), how: `1 ÷ ${numbers.operand(1 + power)}`, kind: "end" },
  ]
}

const EPSILON = 1e-7 // within the root, as `lib/models/capsules/squash.py` has it

/**
 * Write the length of a capsule: the root of the sum of its numbers' squares.
 *
 * @param {Texts} texts
 * @param {Network} net
 * @param {NumberStep} step
 * @returns {SumLine[]}
 */
function lengthLines({ labels, numbers }, net, step) {
  const values = Array.from(step.inputs.data)
  const total = values.reduce((sum, value) => sum + value * value, 0)
  /** @type {SumLine[]} */
  const lines = values.map((value, at) => ({ text: fill(labels.line_dimension, { number: counted(at) }),
    how: value < 0 ? `(${numbers.figures(value)})²` : `${numbers.operand(value)}²`, value: value * value, kind: "part" }))
  return [...lines, { ...line(labels.line_total, total), kind: "total" },
    { ...line(nameOf(net, step), step.value), how: `√(${numbers.figures(total)} + ${numbers.figures(EPSILON)})`, kind: "end" }]
}

/**
 * Return what the number is called: its class, or its number in the layer.
 *
 * @param {Network} net
 * @param {NumberStep} step
 */
export function nameOf(net, step) {
  const layer = net.layers.find(({ name }) => name === step.layer)
  return layer ? numberName(net, layer, step.number) : String(counted(step.number))
}

/**
 * @param {string} text
 * @param {number} value
 * @returns {SumLine}
 */
function line(text, value) {
  return { text, how: "", value, kind: "part" }
}
