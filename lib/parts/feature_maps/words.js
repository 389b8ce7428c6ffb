/** Writes the sentences beside the pictures, and their numbers as a table. */

import { channelName, counted, countedPlace } from "../kit/counting.js"
import { placeOfLargest, placeOfStrongest } from "../kit/maths.js"
import { fill, fillPlural, joinSentences } from "../kit/text.js"
import { verdictOf } from "../kit/verdict.js"
import { activationText, channelText } from "./ledger.js"
import { inputsOf } from "./maths/ways.js"
import { isOfClasses, numberName, readsColours, valueAt } from "./network.js"
import { isOneMap, layerIn, numberStepIn, stepIn } from "./scene.js"
import { linesOfNumber, nameOf } from "./sum_lines.js"

/** @typedef {import("./ledger.js").Reading} Reading */
/** @typedef {import("./network.js").Layer} Layer */
/** @typedef {import("./network.js").Step} Step */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Texts} Texts */
/** @typedef {{ sentence: string, lines: (string | number)[][] }} Words the first line has the heads of the columns */

/**
 * Return one sentence about what is shown, and its numbers.
 *
 * @param {Scene} scene
 * @param {Reading | null} reading of the pixel that is looked at
 * @returns {Words}
 */
export function wordsOf(scene, reading) {
  const step = stepIn(scene)
  switch (scene.state.level) {
    case 0: return overviewWords(scene)
    case 1: return layerWords(scene, layerIn(scene))
    default: return !isOneMap(scene) ? numberWords(scene) : step && reading ? stepWords(scene, step, reading) : valueWords(scene)
  }
}

/**
 * Say what the value is of the pixel or of the number that is looked at, while its arithmetic is not here.
 *
 * @param {Scene} scene
 * @returns {Words}
 */
function valueWords(scene) {
  const { labels, numbers, net, fulls, state: { map, pixel } } = scene
  const layer = layerIn(scene)
  const value = valueAt(layer, fulls.get(layer.name), map, pixel)
  if (value === null) return { sentence: "", lines: [] }
  const text = layer.kind === "scores" ? numbers.score(value, net.scoreName) : numbers.figures(value)
  const sentence = pixel && !layer.values ? fill(labels.summary_pixel, { ...countedPlace(pixel), map: counted(map), layer: layer.name, value: text })
    : fill(labels.value, { value: text })
  return { sentence, lines: [] }
}

/**
 * @param {Scene} scene
 * @returns {Words}
 */
function numberWords(scene) {
  const step = numberStepIn(scene)
  if (!step) return valueWords(scene)
  const { labels, numbers, net } = scene
  const name = nameOf(net, step)
  const lines = linesOfNumber(scene, net, step, Infinity)
  const before = lines.slice(-2)[0].value
  const isScore = layerIn(scene).kind === "scores"
  const values = { name, layer: step.layer, before: step.before, sum: numbers.figures(before), count: numbers.grouped(step.count),
    value: isScore ? numbers.score(step.value, net.scoreName) : numbers.figures(step.value), activation: activationText(labels, step.activation) }
  /** @type {Record<string, string>} */
  const sentences = { softmax: labels.summary_softmax, length: labels.summary_length }
  const sentence = step.activation === "mean" ? labels.summary_mean : isScore ? sentences[step.activation] ?? labels.summary_sigmoid
    : step.activation === "linear" ? labels.summary_dense_linear : labels.summary_dense
  return { sentence: fill(sentence, values), lines: [[labels.table_part, labels.table_how, labels.table_value],
    ...lines.map(({ text, how, value }) => [text, how, value])] }
}

/**
 * @param {Scene} scene
 * @returns {Words}
 */
function overviewWords({ net, labels, plurals, language, numbers }) {
  const { spatial, layers } = net
  const [first, last, scores] = [spatial[0], spatial[spatial.length - 1], layers[layers.length - 1]]
  const best = placeOfLargest(scores.lows)
  const second = net.answers > 1 ? placeOfLargest(scores.lows, best) : -1
  const scoreOf = (/** @type {number} */ at) => (at < 0 ? "" : numbers.score(scores.lows[at], net.scoreName))
  const reads = second >= 0 ? labels.reads_two : net.scoreName === "lengths" ? labels.reads_lengths : labels.reads
  const read = fill(reads, { class: net.classes[best], score: scoreOf(best), second: net.classes[second], second_score: scoreOf(second) })
  const became = fillPlural(first.reads ? plurals.became_states : plurals.became, spatial.length, language, {
    maps: spatial.reduce((sum, { count }) => sum + count, 0),
    rows: first.shape[0],
    first: sizeOf(first),
    last: sizeOf(last) })
  const verdict = verdictOf(labels, net.classes, net.shows, second < 0 ? [best] : [best, second])
  const sentence = joinSentences([read, verdict, became])
  const lines = [[labels.table_layer, labels.table_kind, labels.table_shape, labels.table_low, labels.table_high],
    ...layers.map((layer) => [layer.name, kindText(labels, layer.kind), shapeOf(layer), layer.low, layer.high])]
  return { sentence, lines }
}

/**
 * @param {Texts} texts
 * @param {Layer} layer
 * @returns {Words}
 */
function layerWords({ labels, plurals, language, numbers }, { name, shape, count, lows, highs, high }) {
  const silent = [...lows].filter((low, map) => low === highs[map]).length
  const values = { layer: name, size: sizeOf({ shape }), best: counted(highs.indexOf(high)), high: numbers.figures(high) }
  const sentence = joinSentences([fillPlural(plurals.summary_layer, count, language, values), silent > 0 && fill(labels.summary_silent, { silent })])
  const lines = [[labels.table_map, labels.table_low, labels.table_high], ...Array.from(lows, (low, map) => [String(counted(map)), low, highs[map]])]
  return { sentence, lines }
}

/**
 * @param {Scene} scene
 * @param {Step} step
 * @param {Reading} reading
 * @returns {Words}
 */
function stepWords(scene, step, { lines, sums }) {
  const { labels, plurals, language, numbers, state } = scene
  const values = { ...countedPlace(state.pixel ?? [0, 0]), map: counted(step.map), layer: step.layer,
    value: numbers.figures(lines[lines.length - 1].value) }
  const table = [[labels.table_part, labels.table_value], ...lines.map(({ text, value }) => [text, value])]
  if (step.kind !== "convolution") return { sentence: fill(labels.summary_pixel, values), lines: table }
  const best = placeOfStrongest(sums)
  const isColour = readsColours(scene.net, layerIn(scene))
  const channelOf = (/** @type {number} */ nth) => channelName(labels, step.channels.data[nth], isColour)
  const more = { ...values, channel: channelText(labels, step.channels.data[best], isColour), part: numbers.figures(sums[best]),
    sum: numbers.figures(lines[lines.length - 2].value), activation: activationText(labels, step.activation) }
  const sentence = step.activation === "linear" ? fill(labels.summary_linear, more)
    : step.count === 1 ? fill(labels.summary_grey, more) : fillPlural(plurals.summary_sum, step.count, language, more)
  const shares = [[labels.table_channel, labels.table_here, labels.table_share],
    ...sums.map((value, nth) => [channelOf(nth), value, step.shares.data[nth]])]
  return { sentence, lines: [...table, ...shares] }
}

/**
 * Return what a kind of layer is called.
 *
 * @param {import("../kit/text.js").Labels} labels
 * @param {string} kind
 */
export function kindText(labels, kind) {
  /** @type {Record<string, string>} */
  const texts = { convolution: labels.convolution, pooling: labels.pooling, lrn: labels.lrn, normalization: labels.normalization,
    activation: labels.activation, centred: labels.centred, recurrent: labels.recurrent, capsules: labels.capsules,
    dense: labels.dense, scores: labels.scores, addition: labels.addition, shortcut: labels.shortcut,
    multiplication: labels.multiplication, channel_pooling: labels.channel_pooling, global_pooling: labels.global_pooling }
  return texts[kind]
}

/**
 * Return the title of the maps that a map is computed from.
 *
 * @param {Scene} scene
 * @param {Step} step
 */
export function ingredientsTitle({ labels, plurals, language, net, state }, { kind, count }) {
  const [before, other] = inputsOf(net.layers, state.layer).map((at) => (at >= 0 ? net.layers[at].name : labels.picture))
  if (kind === "addition") return fill(labels.ingredients_sum, { before, other })
  if (kind === "multiplication") return fill(labels.ingredients_product, { before, other })
  if (kind === "channel_pooling") return fill(labels.ingredients_all, { before })
  if (kind === "shortcut" && count === 0) return fill(labels.ingredients_zeros, { before })
  if (kind === "lrn") return fill(labels.ingredients_lrn, { before })
  if (kind !== "convolution") return fill(labels.ingredients_one, { before })
  return count === 1 ? fill(labels.ingredients_grey, { before }) : fillPlural(plurals.ingredients, count, language, { before })
}

/**
 * Return the title of a number that is taken apart: "Why “4”?" of a score.
 *
 * @param {Scene} scene
 */
export function numberTitle(scene) {
  const layer = layerIn(scene)
  const shown = numberName(scene.net, layer, scene.state.map)
  if (layer.kind === "scores") return fill(scene.labels.why, { class: shown })
  return isOfClasses(scene.net, layer) ? `${layer.name} · “${shown}”` : fill(scene.labels.unit_of, { map: shown, layer: layer.name })
}

/**
 * Return the name of a map, or of a number, of a layer.
 *
 * @param {Texts} texts
 * @param {Layer} layer
 * @param {number} map
 */
export function mapText({ labels }, layer, map) {
  return fill(layer.values || layer.reads ? labels.unit_of : labels.map_of, { map: counted(map), layer: layer.name })
}

/**
 * Write the shape of a layer: "24 × 24 × 6", or "28 × 128" of a sequence.
 *
 * @param {Pick<Layer, "shape">} layer
 */
export function shapeOf({ shape }) {
  return shape.length === 3 && shape[1] === 1 ? `${shape[0]} × ${shape[2]}` : shape.join(" × ")
}

/** @param {Pick<Layer, "shape">} layer */
function sizeOf({ shape }) {
  return `${shape[0]} × ${shape[1]}`
}
