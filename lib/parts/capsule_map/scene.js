/**
 * What is on the map: the test digits, where each lies, and what is near the learner's.
 *
 * @typedef {import("../kit/capsules/vectors.js").ClassVectors} ClassVectors
 * @typedef {import("../kit/digit/properties.js").Properties} Properties
 * @typedef {import("../kit/live.js").LiveCapsules} LiveCapsules
 * @typedef {import("./maths/neighbours.js").Neighbour} Neighbour
 * @typedef {import("./maths/pca.js").Pca} Pca
 * @typedef {import("./state.js").State} State
 *
 * @typedef {object} Meta
 * @property {Record<string, string>} vectors where those of each checkpoint are, by its name
 * @property {string} checkpoint the one that is shown first
 * @property {string[]} classes their names
 * @property {number} answers how many classes a picture shows
 * @property {Record<string, string>} view
 *
 * @typedef {import("../kit/part.js").Update<Meta, {}>} Update
 *
 * @typedef {object} Near what is near the learner's digit
 * @property {number} shown the class whose capsule is compared
 * @property {Neighbour[]} same test digits of that class, the nearest first
 * @property {Neighbour[]} others those of other classes
 * @property {Neighbour[]} all
 * @property {number} own the test image that the learner's picture is; −1 if it is none
 *
 * @typedef {object} Scene
 * @property {Update} update
 * @property {State} state
 * @property {ClassVectors} digits
 * @property {number[]} places the numbers of the test digits on the map
 * @property {number[][]} points where each of them lies
 * @property {number[] | null} mine where the learner's digit lies; null if there is none, or not yet
 * @property {LiveCapsules | null} live
 * @property {Near | null} near
 * @property {Pca | null} pca null on a map of UMAP
 * @property {import("./maths/scale.js").Rgb[]} colours of each place
 * @property {[number, number] | null} range of what colours them; null where that is the class, or nothing was measured
 * @property {"" | "working" | "umap_absent" | "too_few"} note what a learner is told of UMAP
 */

import { measureDigit } from "../kit/digit/properties.js"
import { byDistance, findSame } from "./maths/neighbours.js"
import { fitPca, project } from "./maths/pca.js"
import { colourOfClass, colourOfValue, rangeOf } from "./maths/scale.js"

/** @type {WeakMap<ClassVectors, Properties[]>} */
const measured = new WeakMap()

/**
 * Return the class of each test digit.
 *
 * @param {ClassVectors} digits
 */
export function classesOf({ labels: { data } }) {
  return data
}

/**
 * Return the numbers of the test digits that have a picture, of one class or of all.
 *
 * @param {ClassVectors} digits
 * @param {number | null} of
 */
export function placesOf(digits, of) {
  return placesWithin(digits, digits.images.shape[0], of)
}

/**
 * Return the axes of all test digits of the class, also of those without a picture.
 *
 * @param {ClassVectors} digits
 * @param {number | null} of
 * @param {number} dims
 */
export function axesOf(digits, of, dims) {
  const { vectors } = digits
  return fitPca(vectors, placesWithin(digits, vectors.shape[0], of), dims)
}

/**
 * Return the numbers of the first test digits, of one class or of all.
 *
 * @param {ClassVectors} digits
 * @param {number} count
 * @param {number | null} of
 */
function placesWithin(digits, count, of) {
  const classes = classesOf(digits)
  return Array.from({ length: count }, (_, place) => place).filter((place) => of === null || classes[place] === of)
}

/**
 * Return where test digits lie along axes.
 *
 * @param {Pca} pca
 * @param {ClassVectors} digits
 * @param {readonly number[]} places
 */
export function pointsOf(pca, { vectors: { data, shape: [, dim] } }, places) {
  return places.map((place) => project(pca, data, place * dim))
}

/**
 * Return the vectors of test digits as rows of numbers.
 *
 * @param {ClassVectors} digits
 * @param {readonly number[]} places
 */
export function rowsOf({ vectors: { data, shape: [, dim] } }, places) {
  return places.map((place) => Array.from(data.subarray(place * dim, (place + 1) * dim)))
}

/**
 * Return the vector of the learner's digit that is compared: of the class that is shown alone, or of the capsule that is looked at.
 *
 * @param {LiveCapsules} live
 * @param {number | null} of
 */
export function vectorOf({ capsules: { data, shape: [, dim] }, shown }, of) {
  const which = of ?? shown
  return Array.from(data.subarray(which * dim, (which + 1) * dim))
}

/**
 * Return what is near the learner's digit, among all test digits that have a picture; the same picture is not its own neighbour.
 *
 * @param {ClassVectors} digits
 * @param {LiveCapsules} live
 * @param {number | null} of
 * @returns {Near}
 */
export function nearOf(digits, live, of) {
  const shown = of ?? live.shown
  const own = findSame(digits.images, live.image.data)
  const all = byDistance(digits.vectors, placesOf(digits, null).filter((place) => place !== own), vectorOf(live, of))
  const isSame = (/** @type {Neighbour} */ { place }) => classesOf(digits)[place] === shown
  return { shown, own, all, same: all.filter(isSame), others: all.filter((one) => !isSame(one)) }
}

/**
 * Return what was measured of each test digit that has a picture; each set is measured once.
 *
 * @param {ClassVectors} digits
 */
export function propertiesOf(digits) {
  const known = measured.get(digits)
  if (known) return known
  const { data, shape: [count, ...shape] } = digits.images
  const size = shape.reduce((product, length) => product * length, 1)
  const found = Array.from({ length: count }, (_, at) => measureDigit({ data: data.subarray(at * size, (at + 1) * size), shape }))
  measured.set(digits, found)
  return found
}

/**
 * Return the colour of each test digit, and the range that the scale goes over.
 *
 * @param {ClassVectors} digits
 * @param {readonly number[]} places
 * @param {State["by"]} by
 * @returns {Pick<Scene, "colours" | "range">}
 */
export function coloursOf(digits, places, by) {
  if (by === "class") return { colours: places.map((place) => colourOfClass(classesOf(digits)[place])), range: null }
  const all = propertiesOf(digits)
  const shown = places.map((place) => all[place])
  const range = rangeOf(shown, by)
  return { colours: shown.map(({ [by]: value }) => colourOfValue(value, range ?? [0, 0])), range }
}
