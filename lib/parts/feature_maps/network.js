/**
 * Reads layers and maps from what the server sent.
 *
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {import("../kit/unpack.js").Values} Values
 *
 * @typedef {[number, number]} Pixel row and column
 * @typedef {[number, number]} Ends the smallest and the largest value
 *
 * @typedef {object} Slide the window of a layer, each pair along rows and columns
 * @property {Pixel} kernel
 * @property {Pixel} stride
 * @property {Pixel} before how far the first window begins before the border
 *
 * @typedef {object} LayerMeta as `payload.py` describes a layer
 * @property {string} name
 * @property {string} kind
 * @property {number[]} shape
 * @property {number} block how many pixels a side were averaged to one
 * @property {Slide | null} slide
 * @property {boolean} opens whether one map can be taken apart
 * @property {"" | "down" | "both"} reads how a recurrent layer goes through the rows
 * @property {string[]} [sources] the layers whose maps come into it, "" for the picture; none for the one before
 *
 * @typedef {object} LayerValues
 * @property {number} at its number
 * @property {Values | null} values of a dense layer; null for one that has maps
 * @property {Values | null} maps bytes, each map between its own ends
 * @property {Values} lows
 * @property {Values} highs
 * @property {number} count how many maps, or numbers
 * @property {number} rows of `maps`
 * @property {number} columns
 * @property {number} low the smallest of all
 * @property {number} high
 *
 * @typedef {LayerMeta & LayerValues} Layer
 *
 * @typedef {object} Network
 * @property {string} name of this overview
 * @property {string[]} classes
 * @property {string} scoreName "lengths" or "probabilities"
 * @property {number} answers how many classes the network names: as many as an image shows
 * @property {number[]} shows the classes that the picture shows; none if nobody labelled it
 * @property {Layer[]} layers in the order of computation
 * @property {Layer[]} spatial those that have maps
 * @property {{ height: number, width: number, picture: NumberArray }} image
 * @property {number} low of all maps
 * @property {number} high
 *
 * @typedef {object} StepMeta the arithmetic of one map, as `payload.py` describes it; see `MapStep`
 * @property {string} layer
 * @property {number} map
 * @property {string} kind
 * @property {number} block
 * @property {string} activation
 * @property {Record<string, number>} numbers
 *
 * @typedef {"inputs" | "kernels" | "channels" | "contributions" | "limits" | "shares" | "rest" | "sums" | "output"} StepArray
 *
 * @typedef {StepMeta & Record<StepArray, NumberArray> & StepSizes} Step
 *
 * @typedef {object} StepSizes
 * @property {number} height of the inputs
 * @property {number} width
 * @property {number} rows of the output
 * @property {number} columns
 * @property {number} sent how many inputs came
 * @property {number} count how many channels take part
 * @property {Pixel} kernelSize
 * @property {Ends[]} ends of each input
 *
 * @typedef {object} NumberMeta how one number of a dense layer, or one score, is computed; see `NumberStep` in Python
 * @property {string} layer
 * @property {number} number
 * @property {string} before the layer whose output it reads
 * @property {string} activation
 * @property {number} count how many inputs take part
 * @property {number} rest the sum of the products that were not sent
 * @property {number} bias
 * @property {number} sum
 * @property {number} value
 *
 * @typedef {NumberMeta & Record<"terms" | "inputs" | "weights", NumberArray>} NumberStep
 *
 * @typedef {object} Meta
 * @property {string} name
 * @property {Record<string, string>} view what the address says
 * @property {string} trouble why what was asked for did not come; "" where it did
 * @property {string[]} [classes] comes with the overview, as do the next three
 * @property {string} [score_name]
 * @property {number} [answers]
 * @property {LayerMeta[]} [layers]
 * @property {{ layer: string, block: number }} [full] comes with a layer's maps at full resolution
 * @property {StepMeta} [step] comes with one map's arithmetic
 * @property {NumberMeta} [number] comes with one number's
 * @property {number} [turn] how many answers about the canvas the browser had shown when it asked for these numbers
 * @property {import("./follow.js").Followed} live
 *
 * @typedef {NumberArray & { block: number }} FullMaps
 * @typedef {"map" | "layer" | "network"} Scale what the colours are common to
 */

import { counted } from "../kit/counting.js"

/**
 * Return the overview.
 *
 * @param {Pick<Meta, "name" | "classes" | "score_name" | "answers" | "layers">} meta
 * @param {Record<string, NumberArray>} arrays
 * @param {number[]} [shows]
 * @returns {Network}
 */
export function readNetwork({ name, classes = [], score_name = "", answers = 1, layers: sent = [] }, arrays, shows = []) {
  const layers = sent.map((layer, at) => readLayer(layer, at, arrays))
  const spatial = layers.filter(({ maps }) => maps !== null)
  const [height, width] = arrays.image.shape
  const [low, high] = endsOf(spatial.flatMap((layer) => [layer.low, layer.high]))
  return { name, classes, scoreName: score_name, answers, shows, layers, spatial, image: { height, width, picture: arrays.image }, low, high }
}

/**
 * @param {LayerMeta} layer
 * @param {number} at
 * @param {Record<string, NumberArray>} arrays
 * @returns {Layer}
 */
function readLayer(layer, at, arrays) {
  const values = arrays[`${layer.name}/values`]?.data
  if (values) {
    const [low, high] = endsOf(values)
    return { ...layer, at, values, maps: null, lows: values, highs: values, count: values.length, rows: 1, columns: 1, low, high }
  }
  const { data: maps, shape: [count, rows, columns] } = arrays[`${layer.name}/maps`]
  const [lows, highs] = [arrays[`${layer.name}/lows`].data, arrays[`${layer.name}/highs`].data]
  return { ...layer, at, values: null, maps, lows, highs, count, rows, columns, low: endsOf(lows)[0], high: endsOf(highs)[1] }
}

/**
 * Return the arithmetic of one map.
 *
 * @param {StepMeta} meta
 * @param {Record<string, NumberArray>} arrays
 * @returns {Step}
 */
export function readStep(meta, arrays) {
  const found = /** @type {Record<StepArray, NumberArray>} */ ({})
  for (const [name, array] of Object.entries(arrays)) {
    if (name.startsWith("step/")) found[/** @type {StepArray} */ (name.slice(5))] = array
  }
  const { inputs, output, channels, kernels } = found
  const [sent, height, width] = inputs.shape
  const [rows, columns] = output.shape
  const ends = Array.from({ length: sent }, (_, nth) => endsOf(inputs.data.subarray(nth * height * width, (nth + 1) * height * width)))
  const [, tall, wide] = kernels.shape
  return { ...meta, ...found, height, width, rows, columns, sent, count: channels.data.length, kernelSize: [tall, wide], ends }
}

/**
 * Return the smallest and the largest of some values.
 *
 * @param {Iterable<number>} values
 * @returns {Ends}
 */
export function endsOf(values) {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

/**
 * Return whether a layer's input channels are the colours of the picture.
 *
 * @param {Pick<Network, "layers" | "image">} net
 * @param {Pick<Layer, "at">} layer
 */
export function readsColours({ layers, image }, { at }) {
  return image.picture.shape[2] === 3 && layers.slice(0, at).every(({ kind }) => kind === "centred")
}

/**
 * Return what a number of a dense layer, or a score, is called: its class where the layer has one for each, else its number.
 *
 * @param {Pick<Network, "layers" | "classes">} net
 * @param {Pick<Layer, "at" | "count">} layer
 * @param {number} at
 */
export function numberName(net, layer, at) {
  return isOfClasses(net, layer) ? net.classes[at] : String(counted(at))
}

/**
 * Return whether a layer has one number for each class: the scores, and what they are made of.
 *
 * @param {Pick<Network, "layers" | "classes">} net
 * @param {Pick<Layer, "at" | "count">} layer
 */
export function isOfClasses({ layers, classes }, layer) {
  return layer.count === classes.length && layer.at >= layers.length - 2
}

/**
 * Return the values at the two ends of a map's colours: the map's own, its layer's or the whole network's.
 *
 * @param {Network} net
 * @param {Layer} layer
 * @param {number} map
 * @param {Scale} scale
 * @returns {Ends}
 */
export function coloursBetween(net, layer, map, scale) {
  if (layer.values) return [layer.low, layer.high]
  if (layer.kind === "capsules") return [0, 1] // lengths and activations: bright is long whatever the others are
  if (scale === "network") return [net.low, net.high]
  return scale === "layer" ? [layer.low, layer.high] : [layer.lows[map], layer.highs[map]]
}

/**
 * Return the value of a pixel of a map, or a layer's number; null where it was not sent as a number.
 *
 * @param {Layer} layer
 * @param {FullMaps | undefined} full
 * @param {number} map
 * @param {Pixel | null} pixel
 */
export function valueAt(layer, full, map, pixel) {
  if (layer.values) return layer.values[map]
  if (!pixel || !full || !(full.data instanceof Float32Array)) return null
  const [, rows, columns] = full.shape
  return full.data[(map * rows + pixel[0]) * columns + pixel[1]]
}
