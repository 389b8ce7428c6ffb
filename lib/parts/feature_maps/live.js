/**
 * Makes of what a network answers in the browser what the server would have sent: `report_layer` of
 * `lib/inspectors/questions/feature_maps.py`, with the same reductions.
 *
 * @typedef {import("../kit/network/passes.js").Answer} Answer
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {import("./network.js").FullMaps} FullMaps
 * @typedef {import("./network.js").LayerMeta} LayerMeta
 *
 * @typedef {object} Seen what a network saw in a picture
 * @property {Record<string, NumberArray>} arrays as the payload of an overview has them, but without the picture
 * @property {ReadonlyMap<string, FullMaps>} fulls every layer's maps at full resolution
 */

import { roundHalfEven } from "../kit/digit/rounding.js"
import { sizeOf } from "../kit/network/passes.js"
import { readNetwork } from "./network.js"

/** Pixels a side up to which the overview has a map at full resolution: `OVERVIEW_SIDE` in Python. */
const OVERVIEW_SIDE = 64
/** What the name ends in of the output that has the states of a recurrent layer: `STATES` in Python. */
const STATES = "_states"

/**
 * Return the names of the outputs that have what is shown of each layer, of recurrent layers the states after each row; null if
 * the network's file does not give all of it.
 *
 * @param {Record<string, number[]>} outputs of `observe`: their shapes by name
 * @param {readonly LayerMeta[]} layers
 * @returns {string[] | null}
 */
export function outputsFor(outputs, layers) {
  const names = layers.map(({ name, kind, shape }) => [name, `${name}${STATES}`].find((one) => {
    const [given, shown] = [sizeOf(outputs[one] ?? [0]), sizeOf(shape)]
    return given > 0 && (kind === "capsules" ? given % shown === 0 : given === shown)
  }))
  return names.every((name) => name !== undefined) ? names : null
}

/**
 * Return what the network saw.
 *
 * @param {Answer} answer of `observe`
 * @param {readonly LayerMeta[]} layers that are shown
 * @param {readonly string[]} outputs `outputsFor` them
 * @returns {Seen}
 */
export function readAnswer(answer, layers, outputs) {
  /** @type {Seen["arrays"]} */
  const arrays = {}
  /** @type {Map<string, FullMaps>} */
  const fulls = new Map()
  for (const [at, { name, kind, shape }] of layers.entries()) {
    const given = answer[outputs[at]]
    const values = kind === "capsules" ? activationsOf(given, sizeOf(shape)) : given.data
    if (shape.length === 1) {
      arrays[`${name}/values`] = { data: values, shape }
      continue
    }
    const full = mapsFirst(values, shape)
    const { lows, highs } = endsOfMaps(full)
    arrays[`${name}/maps`] = scaledToBytes(averageBlocks(full, OVERVIEW_SIDE), lows, highs)
    arrays[`${name}/lows`] = { data: lows, shape: [lows.length] }
    arrays[`${name}/highs`] = { data: highs, shape: [highs.length] }
    fulls.set(name, full)
  }
  return { arrays, fulls }
}

/**
 * Return the overview of another picture, which the same network saw in the browser.
 *
 * @param {import("./network.js").Network} net
 * @param {Seen} seen
 * @param {NumberArray} picture uint8 [height, width, channels]
 * @param {number[]} [shows] the classes that it shows
 * @returns {import("./network.js").Network}
 */
export function withSeen({ name, classes, scoreName, answers, layers }, { arrays }, picture, shows) {
  return readNetwork({ name, classes, score_name: scoreName, answers, layers }, { ...arrays, image: picture }, shows)
}

/**
 * Return the activation of each of `count` capsules: of matrices with one behind them that, of vectors their length.
 *
 * @param {Floats} capsules
 * @param {number} count
 */
function activationsOf({ data, shape }, count) {
  const size = data.length / count
  const hasPoses = shape.length === 5 // (batch, rows, columns, types, 17)
  const found = new Float32Array(count)
  for (let at = 0; at < count; at += 1) {
    if (hasPoses) {
      found[at] = data[(at + 1) * size - 1]
      continue
    }
    let sum = 0
    for (let nth = at * size; nth < (at + 1) * size; nth += 1) sum += data[nth] ** 2
    found[at] = Math.sqrt(sum)
  }
  return found
}

/**
 * Return values of `shape` [rows, columns, maps] as maps, each in one piece.
 *
 * @param {Float32Array} values
 * @param {number[]} shape
 * @returns {FullMaps & Floats}
 */
function mapsFirst(values, [rows, columns, count]) {
  const size = rows * columns
  const data = new Float32Array(values.length)
  for (let map = 0; map < count; map += 1) {
    for (let at = 0, from = map; at < size; at += 1, from += count) data[map * size + at] = values[from]
  }
  return { data, shape: [count, rows, columns], block: 1 }
}

/** @param {Floats} maps */
function endsOfMaps({ data, shape: [count, rows, columns] }) {
  const [lows, highs] = [new Float32Array(count), new Float32Array(count)]
  const size = rows * columns
  for (let map = 0; map < count; map += 1) {
    let [low, high] = [data[map * size], data[map * size]]
    for (let at = map * size; at < (map + 1) * size; at += 1) {
      if (data[at] < low) low = data[at]
      if (data[at] > high) high = data[at]
    }
    lows[map] = low
    highs[map] = high
  }
  return { lows, highs }
}

/**
 * Return maps as the means of square blocks, at most `most` a side: `average_blocks` in Python.
 *
 * @param {FullMaps & Floats} maps
 * @param {number} most
 * @returns {FullMaps & Floats}
 */
export function averageBlocks(maps, most) {
  const { data, shape: [count, height, width] } = maps
  const block = Math.ceil(Math.max(height, width) / most)
  if (block === 1) return maps
  const [rows, columns] = [height, width].map((side) => Math.max(1, Math.floor(side / block)))
  const [tall, wide] = [Math.min(block, height), Math.min(block, width)]
  const means = new Float32Array(count * rows * columns)
  means.forEach((_, at) => {
    const [map, row, column] = [Math.floor(at / (rows * columns)), Math.floor(at / columns) % rows, at % columns]
    let sum = 0
    for (let down = 0; down < tall; down += 1) {
      const from = (map * height + row * tall + down) * width + column * wide
      for (let right = from; right < from + wide; right += 1) sum += data[right]
    }
    means[at] = sum / (tall * wide)
  })
  return { data: means, shape: [count, rows, columns], block }
}

/**
 * Return maps as bytes, each scaled from its low and high to 0 and 255: `scale_to_bytes` in Python, which computes in float32.
 *
 * @param {Floats} maps
 * @param {Float32Array} lows
 * @param {Float32Array} highs
 * @returns {NumberArray}
 */
function scaledToBytes({ data, shape }, lows, highs) {
  const size = shape[1] * shape[2]
  const bytes = new Uint8Array(data.length)
  for (let map = 0; map < lows.length; map += 1) {
    const low = lows[map]
    const span = highs[map] > low ? Math.fround(highs[map] - low) : 1
    for (let at = map * size; at < (map + 1) * size; at += 1) {
      const share = Math.fround(Math.fround(data[at] - low) / span)
      bytes[at] = roundHalfEven(Math.fround(255 * Math.min(1, Math.max(0, share))))
    }
  }
  return { data: bytes, shape }
}
