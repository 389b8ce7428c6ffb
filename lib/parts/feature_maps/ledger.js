/**
 * Writes the sum behind one pixel, line by line.
 *
 * @typedef {object} Line
 * @property {string} text
 * @property {number} value
 * @property {"part" | "total" | "end"} kind
 * @property {number} [channel]
 *
 * @typedef {object} Reading the arithmetic of the pixel that is looked at
 * @property {Line[]} lines from the parts to the pixel's value
 * @property {number[]} sums of a convolution, what each channel that was sent adds; else empty
 * @property {number} chosen the channel whose cells are shown, by its place among those
 */

import { channelName, counted, countedPlace } from "../kit/counting.js"
import { placeOfLargest } from "../kit/maths.js"
import { fill, fillPlural, putBefore } from "../kit/text.js"
import { channelSums, chosenChannel, inputAt, poolingOf } from "./maths/step.js"

/** @typedef {import("./network.js").Layer} Layer */
/** @typedef {import("./network.js").Pixel} Pixel */
/** @typedef {import("./network.js").Step} Step */
/** @typedef {import("./scene.js").Texts} Texts */

/** How many channels have a line of their own; the others are added up. */
export const LEDGER = 6

/**
 * Return how a sentence calls an input channel: "channel 5", or "the blue channel".
 *
 * @param {import("../kit/text.js").Labels} labels
 * @param {number} channel
 * @param {boolean} isColour whether the channels are the picture's colours
 */
export function channelText(labels, channel, isColour) {
  const name = channelName(labels, channel, isColour)
  return isColour ? fill(labels.line_colour, { colour: name }) : fill(labels.line_channel, { channel: name })
}

/**
 * Return what an activation is called.
 *
 * @param {import("../kit/text.js").Labels} labels
 * @param {string} activation
 */
export function activationText(labels, activation) {
  /** @type {Record<string, string>} */
  const texts = { relu: "ReLU", prelu: "PReLU", rrelu: "RReLU", leaky_relu: labels.leaky_relu, linear: labels.no_activation }
  return texts[activation] ?? activation
}

/**
 * Return the arithmetic of one pixel.
 *
 * @param {Texts} texts
 * @param {Layer} layer
 * @param {Step} step
 * @param {Pixel} pixel
 * @param {number | null} tapped the channel that was tapped
 * @param {boolean} [isColour] whether the layer's input channels are the picture's colours
 * @returns {Reading}
 */
export function readPixel(texts, layer, step, pixel, tapped, isColour = false) {
  const sums = step.kind === "convolution" && layer.slide ? channelSums(step, layer.slide, pixel) : []
  return { lines: linesOf(texts, layer, step, pixel, sums, isColour), sums, chosen: chosenChannel(step, tapped, sums) }
}

/**
 * @param {Texts} texts
 * @param {Layer} layer
 * @param {Step} step
 * @param {Pixel} pixel
 * @param {number[]} sums
 * @param {boolean} isColour
 * @returns {Line[]}
 */
function linesOf(texts, layer, step, pixel, sums, isColour) {
  const { labels } = texts
  const [row, column] = pixel
  const at = row * step.columns + column
  const before = part(labels.line_input, inputAt(step, 0, row, column))
  /** @type {Line} */
  const end = { text: fill(labels.line_output, { map: counted(step.map) }), value: step.output.data[at], kind: "end" }
  switch (step.kind) {
    case "convolution": return [...convolutionLines(texts, step, sums, at, isColour), end]
    case "pooling": {
      if (!layer.slide) return [end]
      const best = poolingOf(step, layer.slide, pixel)
      return [part(fill(labels.line_winner, countedPlace([best.row, best.column])), best.value), end]
    }
    case "lrn": return lrnLines(step, pixel, end)
    case "normalization": {
      const { mean, variance, epsilon, gamma, beta } = step.numbers
      return [before, part("− μ", -mean), part("÷ √(σ² + ε)", Math.sqrt(variance + epsilon)), part("× γ", gamma), part("+ β", beta), end]
    }
    case "addition": return [...pairLines(labels, layer, step, pixel, ""), end]
    case "multiplication": return [...pairLines(labels, layer, step, pixel, "× "), end]
    case "channel_pooling": return [...poolLines(texts, step, pixel), end]
    case "shortcut": return [...shortcutLines(labels, layer, step, pixel), end]
    case "centred": return [before, part(labels.line_mean, -step.kernels.data[at]), end]
    default: return [before, { ...end, text: putBefore(labels, "ReLU", end.text) }]
  }
}

/**
 * @param {Texts} texts
 * @param {Step} step
 * @param {number[]} sums
 * @param {number} at the pixel's place in the output
 * @param {boolean} isColour
 * @returns {Line[]}
 */
function convolutionLines({ labels, plurals, language }, step, sums, at, isColour) {
  const order = [...sums.keys()].sort((one, other) => Math.abs(sums[other]) - Math.abs(sums[one]))
  const listed = order.slice(0, sums.length === LEDGER + 1 ? LEDGER + 1 : LEDGER)
  /** @type {Line[]} */
  const lines = listed.map((nth) => {
    const channel = step.channels.data[nth]
    return { ...part(channelText(labels, channel, isColour), sums[nth]), channel }
  })
  const others = step.count - listed.length
  if (others > 0) {
    const sum = order.slice(listed.length).reduce((total, nth) => total + sums[nth], 0) + step.rest.data[at]
    lines.push(part(fillPlural(plurals.line_others, others, language), sum))
  }
  if (step.numbers.bias !== 0) lines.push(part(labels.line_bias, step.numbers.bias))
  return [...lines, { text: labels.line_sum, value: step.sums.data[at], kind: "total" }]
}

/**
 * Write the pixels of two maps that become one; of attention there is only one map.
 *
 * @param {import("../kit/text.js").Labels} labels
 * @param {Layer} layer
 * @param {Step} step
 * @param {Pixel} pixel
 * @param {string} sign before the second
 * @returns {Line[]}
 */
function pairLines(labels, { sources = [] }, step, [row, column], sign) {
  return sources.map((source, nth) => {
    const name = sign && nth > 0 ? `${sign}${source}` : fill(labels.map_of, { map: counted(step.map), layer: source || labels.picture })
    return part(name, inputAt(step, nth, row, column))
  })
}

/**
 * Write the mean of all channels at a pixel, or which of them is the largest there.
 *
 * @param {Texts} texts
 * @param {Step} step
 * @param {Pixel} pixel
 * @returns {Line[]}
 */
function poolLines({ labels, plurals, language }, step, [row, column]) {
  const values = Array.from({ length: step.sent }, (_, nth) => inputAt(step, nth, row, column))
  const nameOf = (/** @type {number} */ nth) => channelText(labels, step.channels.data[nth], false)
  const rest = step.rest.data[row * step.columns + column]
  if (step.map > 0) {
    const best = placeOfLargest(values)
    return step.sent < step.count && rest > values[best] ? [part(fillPlural(plurals.line_others, step.count - step.sent, language), rest)]
      : [part(fill(labels.line_largest, { channel: nameOf(best) }), values[best])]
  }
  const order = [...values.keys()].sort((one, other) => Math.abs(values[other]) - Math.abs(values[one]))
  const [listed, others] = [order.slice(0, LEDGER), order.slice(LEDGER)]
  const lines = listed.map((nth) => part(nameOf(nth), values[nth]))
  const left = others.reduce((sum, nth) => sum + values[nth], 0) + (step.sent < step.count ? rest : 0)
  if (step.count > listed.length) lines.push(part(fillPlural(plurals.line_others, step.count - listed.length, language), left))
  const total = listed.reduce((sum, nth) => sum + values[nth], 0) + left
  return [...lines, { text: labels.line_sum, value: total, kind: "total" }, part(`÷ ${step.count}`, step.count)]
}

/**
 * Write which pixel a shortcut passes on; none for a map of zeros.
 *
 * @param {import("../kit/text.js").Labels} labels
 * @param {Layer} layer
 * @param {Step} step
 * @param {Pixel} pixel
 * @returns {Line[]}
 */
function shortcutLines(labels, { slide, sources = [] }, step, [row, column]) {
  if (!slide || step.sent === 0) return []
  const from = [row * slide.stride[0], column * slide.stride[1]]
  const place = { row: counted(from[0]), column: counted(from[1]), map: counted(step.map) }
  const text = fill(labels.term_pixel, { layer: sources[0] || labels.picture, ...place })
  return [part(text, inputAt(step, 0, from[0], from[1]))]
}

/**
 * Write local response normalisation as a_i / (k + α Σ a²)^β.
 *
 * @param {Step} step
 * @param {Pixel} pixel
 * @param {Line} end
 * @returns {Line[]}
 */
function lrnLines(step, [row, column], end) {
  const { offset, scale, power } = step.numbers
  const squares = Array.from(step.channels.data, (channel, nth) => part(`a${counted(channel)}²`, inputAt(step, nth, row, column) ** 2))
  const total = squares.reduce((sum, { value }) => sum + value, 0)
  const below = offset + scale * total
  const own = step.channels.data.indexOf(step.map)
  return [
    ...squares,
    { text: "Σ a²", value: total, kind: "total" },
    part(`k + α Σ a² = ${offset} + ${scale} Σ a²`, below),
    part(`(k + α Σ a²)^${power}`, below ** power),
    part(`a${counted(step.map)}`, inputAt(step, own, row, column)),
    { ...end, text: `${end.text} = a${counted(step.map)} / (k + α Σ a²)^${power}` },
  ]
}

/**
 * @param {string} text
 * @param {number} value
 * @returns {Line}
 */
function part(text, value) {
  return { text, value, kind: "part" }
}
