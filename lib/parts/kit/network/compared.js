/**
 * Compares what stands inside a network before and after its picture was changed. The texts are `LABELS` of `lib/parts/compared.py`,
 * which are among those of the part.
 *
 * @typedef {import("./read_picture.js").Reading} Reading
 *
 * @typedef {object} Compared a network, as far as it is compared
 * @property {string} features the layer that is compared
 * @property {number} numbers of that layer; of one capsule
 * @property {boolean} [isPooled] whether it is a pooling layer
 */

import { placeOfLargest } from "../maths.js"
import { fill } from "../text.js"
import { angleOf, lengthOf } from "../vectors.js"
import { CAPSULES } from "./reading.js"

/**
 * Return the class that is followed: that of the picture if it shows just one, else the one that was read in the picture as it was.
 *
 * @param {readonly number[]} classes that the picture shows
 * @param {ArrayLike<number>} scores of the picture as it was
 */
export function subjectOf(classes, scores) {
  return classes.length === 1 ? classes[0] : placeOfLargest(scores)
}

/**
 * Return the vector that is compared: that of one class capsule, or all features.
 *
 * @param {Compared} network
 * @param {Reading} reading
 * @param {number} subject
 */
export function vectorOf({ features, numbers }, { features: data }, subject) {
  return features === CAPSULES ? data.subarray(subject * numbers, (subject + 1) * numbers) : data
}

/**
 * Return by how many degrees the vector has turned, and its lengths before and after; null if nothing inside was read.
 *
 * @param {Compared} network
 * @param {Reading} before
 * @param {Reading} after
 * @param {number} subject
 */
export function changeOf(network, before, after, subject) {
  if (before.features.length === 0 || after.features.length === 0) return null
  const [one, other] = [before, after].map((reading) => vectorOf(network, reading, subject))
  return { angle: angleOf(one, other) || 0, before: lengthOf(one), after: lengthOf(other) }
}

/**
 * Say what has become of the network's vector; "" if nothing inside was read.
 *
 * @param {import("../text.js").Labels} labels
 * @param {import("../numbers.js").Numbers} numbers
 * @param {Compared} network
 * @param {ReturnType<typeof changeOf>} change
 * @param {string} name of the class that is followed
 */
export function insideOf(labels, numbers, network, change, name) {
  if (!change) return ""
  const angle = numbers.decimals(change.angle, 0)
  if (network.features !== CAPSULES) {
    const text = network.isPooled ? labels.pooled_now : labels.features_now
    return fill(text, { count: numbers.grouped(network.numbers), layer: network.features, angle })
  }
  const [length, before] = [change.after, change.before].map((one) => numbers.decimals(one, 2))
  return fill(labels.capsule_now, { class: name, length, before, angle })
}
