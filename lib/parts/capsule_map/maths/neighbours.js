/**
 * Which test digits lie nearest to a vector, in all its numbers.
 *
 * @typedef {import("../../kit/unpack.js").NumberArray} NumberArray
 * @typedef {{ place: number, distance: number }} Neighbour a test digit, and how far its vector is away
 */

/** How many of the nearest say whether a digit lies among those of one class. */
export const AROUND = 10
/** So many of them must be of that class. */
const MOST = 8

/**
 * Return test digits by their Euclidean distance from a vector, the nearest first.
 *
 * @param {NumberArray} vectors [n, dim]
 * @param {readonly number[]} places which of them
 * @param {ArrayLike<number>} vector [dim]
 * @returns {Neighbour[]}
 */
export function byDistance({ data, shape: [, dim] }, places, vector) {
  return places.map((place) => {
    let squared = 0
    for (let at = 0; at < dim; at += 1) squared += (data[place * dim + at] - vector[at]) ** 2
    return { place, distance: Math.sqrt(squared) }
  }).sort((one, other) => one.distance - other.distance || one.place - other.place)
}

/**
 * Return the class that most of the nearest have, and how many of them; the class of the nearest where several have as many.
 *
 * @param {readonly Neighbour[]} sorted the nearest first
 * @param {ArrayLike<number>} labels
 */
export function surroundings(sorted, labels) {
  const around = sorted.slice(0, AROUND).map(({ place }) => labels[place])
  const counts = new Map(around.map((label) => [label, 0]))
  for (const label of around) counts.set(label, (counts.get(label) ?? 0) + 1)
  const [[label, count] = [-1, 0]] = [...counts].sort(([, one], [, other]) => other - one)
  return { label, count, of: around.length, isAmongOne: count >= MOST }
}

/**
 * Return the test image that is the very picture, byte for byte; −1 if none is.
 *
 * @param {NumberArray} images uint8 [k, height, width, channels]
 * @param {ArrayLike<number>} picture in [0, 1]
 */
export function findSame({ data, shape: [count, ...shape] }, picture) {
  const size = shape.reduce((product, length) => product * length, 1)
  if (size !== picture.length) return -1
  for (let place = 0; place < count; place += 1) {
    let at = 0
    while (at < size && Math.round(255 * picture[at]) === data[place * size + at]) at += 1
    if (at === size) return place
  }
  return -1
}
