/**
 * Reads what `journey.py` sent: the network, and one object a journey with its numbers behind small functions.
 *
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 *
 * @typedef {{ height: number, width: number, count: number, shown: number[] }} Layer of maps; `shown` in the overview
 *
 * @typedef {object} Network
 * @property {number} classes
 * @property {number} capsules
 * @property {number} dim numbers a capsule
 * @property {number} iterations
 * @property {number} linked capsules whose links are drawn
 * @property {number} uniform a capsule's share for each class before routing
 * @property {string[]} names of the classes
 * @property {[number, number] | null} positions rows and columns of the capsules' places
 * @property {number} share of the capsules' directions that the two drawn ones hold
 * @property {Layer[]} layers
 *
 * @typedef {object} Picture
 * @property {number} height
 * @property {number} width
 * @property {NumberArray} bytes [height, width, channels]
 * @property {number} ink numbers that are not 0
 * @property {number} pixels numbers in all
 * @property {(row: number, column: number) => number} value 0 to 1, of the first channel
 *
 * @typedef {object} Maps of one layer; all share one scale, `low` to `high`
 * @property {number} height
 * @property {number} width
 * @property {number} count
 * @property {number} low
 * @property {number} high
 * @property {{ map: number, row: number, column: number, value: number }} peak
 * @property {(map: number, row: number, column: number) => number} fraction 0 to 1 of the scale
 * @property {(map: number, row: number, column: number) => number} value
 *
 * @typedef {{ name: string, title: string, label: number | null, winner: number, mean_couplings: number[], error: number }} Description
 *
 * @typedef {Description & Numbers} Journey
 * @typedef {object} Numbers
 * @property {Picture} image
 * @property {Picture} reconstruction
 * @property {Maps[]} maps
 * @property {number} second the class with the second longest capsule
 * @property {number[]} capsuleLengths
 * @property {(capsule: number) => number[]} capsule
 * @property {(capsule: number) => [number, number]} direction across and up, of length 1
 * @property {number[]} linkCapsules
 * @property {(iteration: number, row: number, j: number) => number} coupling of `linkCapsules[row]` to class j
 * @property {(iteration: number) => number[]} lengthsAt of the class capsules
 *
 * @typedef {object} Meta
 * @property {string[]} classes
 * @property {Record<string, string>} view
 * @property {[number, number] | null} positions
 * @property {number} share
 * @property {{ ranges: [number, number][], shown: number[] }[]} layers
 * @property {Description[]} journeys
 * @property {number} examples how many of them, the first ones, have a button
 * @property {string | null} network where its file is served; null if the server answers
 * @property {number} trained_with the number of iterations in training
 * @property {number} most_iterations
 * @property {string[]} layer_names of the layers whose maps are shown
 * @property {import("../kit/picture/chooser.js").Choice} choice of other pictures
 *
 * @typedef {import("../kit/part.js").Update<Meta>} Update
 */

import { placeOfLargest } from "../kit/maths.js"


/**
 * Return the network and its journeys.
 *
 * @param {Pick<Update, "meta" | "arrays">} update
 * @returns {{ network: Network, journeys: Journey[] }}
 */
export function readJourneys({ meta, arrays }) {
  const classes = meta.classes.length
  const [, capsules, dim] = arrays.primary.shape
  const [, iterations, linked] = arrays.links.shape
  const layers = meta.layers.map(({ shown }, at) => {
    const [, height, width, count] = arrays[`maps_${at}`].shape
    return { height, width, count, shown }
  })
  const network = { classes, capsules, dim, iterations, linked, uniform: 1 / classes, names: meta.classes, positions: meta.positions,
    share: meta.share, layers }
  return { network, journeys: meta.journeys.map((described, at) => readJourney(at, described, meta, arrays, network)) }
}

/**
 * Return whether both updates say and show the same.
 *
 * @param {Update} one
 * @param {Update} other
 */
export function isSameUpdate(one, other) {
  const names = Object.keys(one.arrays)
  return one.language === other.language && JSON.stringify(one.meta) === JSON.stringify(other.meta)
    && names.length === Object.keys(other.arrays).length
    && names.every((name) => isSameArray(one.arrays[name], other.arrays[name]))
}

/**
 * @param {NumberArray} one
 * @param {NumberArray | undefined} other
 */
function isSameArray({ data }, other) {
  return data.length === other?.data.length && data.every((/** @type {number} */ value, /** @type {number} */ at) => value === other.data[at])
}

/**
 * @param {number} at
 * @param {Description} described
 * @param {Meta} meta
 * @param {Record<string, NumberArray>} arrays
 * @param {Network} network
 * @returns {Journey}
 */
function readJourney(at, described, meta, arrays, { capsules, dim, classes, linked, iterations }) {
  const one = (/** @type {string} */ name) => part(arrays[name], at)
  const [primary, directions, links, lengths] = ["primary", "directions", "links", "lengths"].map((name) => one(name).data)
  const capsule = (/** @type {number} */ i) => [...primary.subarray(i * dim, (i + 1) * dim)]
  const lengthsAt = (/** @type {number} */ iteration) => [...lengths.subarray(iteration * classes, (iteration + 1) * classes)]
  return {
    ...described,
    image: readPicture(one("image")),
    reconstruction: readPicture(one("reconstruction")),
    maps: meta.layers.map(({ ranges }, layer) => readMaps(one(`maps_${layer}`), ranges[at])),
    capsule,
    capsuleLengths: Array.from({ length: capsules }, (_, i) => Math.hypot(...capsule(i))),
    direction: (i) => [directions[2 * i], directions[2 * i + 1]],
    linkCapsules: [...one("link_capsules").data],
    coupling: (iteration, row, j) => links[(iteration * linked + row) * classes + j],
    lengthsAt,
    second: placeOfLargest(lengthsAt(iterations - 1), described.winner) }
}

/**
 * Return the part of an array [journeys, …] that is of one journey.
 *
 * @param {NumberArray} array
 * @param {number} at
 * @returns {NumberArray}
 */
function part({ data, shape: [count, ...shape] }, at) {
  const size = data.length / count
  return { data: data.subarray(at * size, (at + 1) * size), shape }
}

/**
 * @param {NumberArray} bytes [height, width, channels]
 * @returns {Picture}
 */
function readPicture(bytes) {
  const { data, shape: [height, width, channels] } = bytes
  return { height, width, bytes, pixels: data.length, ink: data.filter((/** @type {number} */ byte) => byte > 0).length,
    value: (row, column) => data[(row * width + column) * channels] / 255 }
}

/**
 * @param {NumberArray} bytes [height, width, maps]
 * @param {[number, number]} range
 * @returns {Maps}
 */
function readMaps({ data, shape: [height, width, count] }, [low, high]) {
  const byte = (/** @type {number} */ map, /** @type {number} */ row, /** @type {number} */ column) => data[(row * width + column) * count + map]
  const strongest = placeOfLargest([...data])
  const place = Math.floor(strongest / count)
  return { height, width, count, low, high,
    peak: { map: strongest % count, row: Math.floor(place / width), column: place % width, value: high },
    fraction: (map, row, column) => byte(map, row, column) / 255,
    value: (map, row, column) => low + byte(map, row, column) * (high - low) / 255 }
}
