/**
 * Sends a picture on its journey through the network in this browser.
 *
 * @typedef {import("./journeys.js").Journey} Journey
 * @typedef {import("./journeys.js").Meta} Meta
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {{ name: string, title: string, label: number | null }} Named
 */

import { placeOfLargest } from "../kit/maths.js"
import { decodedFrom, lastCapsules } from "../kit/network/reading.js"
import { readJourneys } from "./journeys.js"
import { furthestMoved, meanCouplings, quantised, rangeOf, unitAlong } from "./maths.js"

/**
 * Return the journey of a picture; null if a newer one overtook it.
 *
 * @param {import("../kit/network.js").Network} network
 * @param {Float32Array} image [height, width, channels] in [0, 1]
 * @param {Named} named
 * @param {import("./journeys.js").Update} sent of whose network this is
 * @param {number} iterations
 * @returns {Promise<Journey | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function sendOn(network, image, named, { meta, arrays }, iterations) {
  const [, , linked] = arrays.links.shape
  const seen = await network.observe(image, { only: [...meta.layer_names, "primary", "votes"] })
  const routed = seen && await network.route({ votes: seen.votes, iterations, only: ["couplings", "outputs", "lengths"] })
  if (!routed) return null
  const { couplings, outputs, lengths } = routed
  const [, inputs, classes] = couplings.shape
  const winner = placeOfLargest(lengths.data.subarray((iterations - 1) * classes))
  const drawn = await decodedFrom(network, lastCapsules(outputs), winner)
  if (!drawn) return null
  const rows = furthestMoved(couplings.data.subarray((iterations - 1) * inputs * classes), classes, linked)
  const maps = meta.layer_names.map((name) => seen[name])
  const ranges = maps.map(({ data }) => rangeOf(data))
  const links = new Float32Array(iterations * linked * classes)
  for (let t = 0; t < iterations; t += 1) {
    rows.forEach((i, row) => {
      const from = (t * inputs + i) * classes
      links.set(couplings.data.subarray(from, from + classes), (t * linked + row) * classes)
    })
  }
  const [, ...size] = arrays.image.shape
  /** @type {Record<string, NumberArray>} */
  const found = {
    image: { data: quantised(image, [0, 1]), shape: [1, ...size] },
    reconstruction: { data: quantised(drawn.data, [0, 1]), shape: [1, ...size] },
    primary: seen.primary,
    directions: { data: unitAlong(arrays.axes, seen.primary), shape: [1, inputs, 2] },
    link_capsules: { data: Int32Array.from(rows), shape: [1, linked] },
    links: { data: links, shape: [1, iterations, linked, classes] },
    lengths: { data: lengths.data, shape: [1, iterations, classes] },
    ...Object.fromEntries(maps.map(({ data, shape }, at) => [`maps_${at}`, { data: quantised(data, ranges[at]), shape }])),
  }
  const error = image.reduce((sum, value, at) => sum + Math.abs(drawn.data[at] - value), 0) / image.length
  const described = { ...named, winner, mean_couplings: meanCouplings(couplings.data, iterations, inputs, classes, winner), error }
  const layers = meta.layers.map(({ shown }, at) => ({ shown, ranges: [ranges[at]] }))
  return readJourneys({ meta: { ...meta, layers, journeys: [described] }, arrays: found }).journeys[0]
}
