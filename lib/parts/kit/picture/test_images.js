/**
 * The test images of a data set, from the server that has them, or from what came before.
 *
 * @typedef {import("../unpack.js").NumberArray} NumberArray
 *
 * @typedef {object} Described
 * @property {string} address of labels and of blocks of images, in the place of "{which}", relative to the app
 * @property {number} together how many images a block has
 * @property {number} count how many images there are
 */

import { createLoader } from "../unpack.js"

const MOST_BLOCKS = 60 // of 100 kB at most
const load = createLoader(MOST_BLOCKS)

/**
 * Return test image `number` as it was published: uint8 [height, width, channels].
 *
 * @param {Described} described
 * @param {number} number
 * @returns {Promise<NumberArray>} rejects if it does not arrive
 */
export async function readTestImage({ address, together }, number) {
  const first = Math.floor(number / together) * together
  return imageAt((await load(address.replace("{which}", String(first)))).images, number - first)
}

/**
 * @param {NumberArray} images
 * @param {number} at
 * @returns {NumberArray}
 */
function imageAt({ data, shape: [, ...shape] }, at) {
  const size = shape.reduce((product, length) => product * length, 1)
  return { data: data.slice(at * size, (at + 1) * size), shape }
}

/**
 * Return a photo that comes with the app, as the network receives it: uint8 [height, width, 3].
 *
 * @param {Described} described
 * @param {number} at its number
 * @returns {Promise<NumberArray>} rejects if it does not arrive
 */
export async function readPhoto({ address }, at) {
  return imageAt((await load(address.replace("{which}", "photos"))).images, at)
}

/**
 * Return the classes of each test image.
 *
 * @param {Described} described
 * @returns {Promise<number[][]>} rejects if they do not arrive
 */
export async function readLabels({ address }) {
  const { labels: { data, shape: [count, each] } } = await load(address.replace("{which}", "labels"))
  return Array.from({ length: count }, (_, at) => [...data.subarray(at * each, (at + 1) * each)])
}

/**
 * Return the number of another test image at random.
 *
 * @param {number[][]} labels the classes of each
 * @param {number | null} wanted a class that it has; null for any
 * @param {number} but the one that is shown, which is taken again only where it is alone
 * @param {() => number} [random] in [0, 1)
 */
export function anotherOf(labels, wanted, but, random = Math.random) {
  const found = labels.flatMap((classes, number) => (number !== but && (wanted === null || classes.includes(wanted)) ? [number] : []))
  return found.length ? found[Math.floor(random() * found.length)] : but
}
