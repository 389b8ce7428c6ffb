/**
 * A picture through filters, snapshot after snapshot, as it was sent.
 *
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {import("../kit/unpack.js").Values} Values
 *
 * @typedef {object} FilmMeta
 * @property {string} key no other film has it
 * @property {string} trouble why there is no film; "" if there is one
 * @property {boolean} usual whether it shows the usual filters of the first layer
 * @property {string} [layer]
 * @property {number[]} [filters] from 0
 * @property {number} [low] the value of the darkest colour
 * @property {number} [high] that of the brightest
 * @property {string} [activation]
 * @property {boolean} [whole] whether the maps are the layer's output, not the sums before bias and activation
 * @property {number} [most] how many filters a film has room for
 *
 * @typedef {{ layer: string, filters: number[] }} Wish the film that a learner wants; no filters for the usual ones
 *
 * @typedef {object} Film
 * @property {FilmMeta} meta
 * @property {NumberArray | null} maps bytes [snapshots, filters, rows, columns]; null if there is no film
 * @property {NumberArray | null} image
 */

/**
 * Return the film after an update: the one that was sent, or the known one; null while there is none, undefined if its maps are missing.
 *
 * @param {Film | null} known
 * @param {FilmMeta | null} meta
 * @param {Record<string, NumberArray>} arrays
 * @returns {Film | null | undefined}
 */
export function withFilm(known, meta, arrays) {
  if (meta === null) return null
  if (arrays.film) return { meta, maps: arrays.film, image: arrays.film_image }
  if (meta.trouble) return { meta, maps: null, image: null }
  return known?.meta.key === meta.key ? { ...known, meta } : undefined
}

/**
 * Return the bytes of one map at a snapshot, or at the last one that the film has.
 *
 * @param {NumberArray} maps
 * @param {number} at
 * @param {number} which of the film's filters
 */
export function mapAt({ data, shape }, at, which) {
  const [snapshots, filters, rows, columns] = shape
  const size = rows * columns
  const start = (Math.min(at, snapshots - 1) * filters + which) * size
  return data.subarray(start, start + size)
}

/**
 * Return the film that the address asks for, such as "conv1:3,17"; the usual one for anything else.
 *
 * @param {string | undefined} text
 * @returns {Wish}
 */
export function wishOf(text) {
  const [, layer, filters] = /^([^:]+):([0-9]+(?:,[0-9]+)*)$/.exec(text ?? "") ?? []
  return layer ? { layer, filters: filters.split(",").map((one) => Number(one) - 1).filter((one) => one >= 0) } : { layer: "", filters: [] }
}

/**
 * Return what the address says of a film; null for the usual one.
 *
 * @param {Film | null} film
 */
export function textOf(film) {
  if (film === null || film.maps === null || film.meta.usual) return null
  return `${film.meta.layer}:${(film.meta.filters ?? []).map((one) => one + 1).join(",")}`
}

/**
 * Return the film with a filter of a layer more, in order; only that filter where the film is of another layer.
 *
 * @param {FilmMeta} meta
 * @param {string} layer
 * @param {number} filter
 * @returns {Wish}
 */
export function withFilter({ layer: of, filters = [] }, layer, filter) {
  return { layer, filters: of === layer ? [...new Set([...filters, filter])].sort((one, other) => one - other) : [filter] }
}

/**
 * Return the film with a filter less.
 *
 * @param {FilmMeta} meta
 * @param {number} filter
 * @returns {Wish}
 */
export function withoutFilter({ layer = "", filters = [] }, filter) {
  return { layer, filters: filters.filter((one) => one !== filter) }
}
