/**
 * Arranges equal tiles in a box.
 *
 * @typedef {object} Tiles
 * @property {number} wide of one tile, in CSS pixels
 * @property {number} tall
 * @property {number} across how many stand in a row
 * @property {number} count
 * @property {number} gap
 * @property {number} width of all
 * @property {number} height
 *
 * @typedef {{ at: number, right: number, down: number }} Hit a tile, and the share of its sides that lies before a point
 */

/**
 * Return the largest tiles of `width` × `height` values that fit `count` times into a box.
 *
 * @param {number} count
 * @param {[number, number]} size height and width of a tile, in values
 * @param {[number, number]} box width and height, in CSS pixels
 * @param {{ gap: number, most?: number, least?: number }} limits CSS pixels of a tile's longer side; `least` may make the box higher
 * @returns {Tiles}
 */
export function arrangeTiles(count, [height, width], [boxWidth, boxHeight], { gap, most = Infinity, least = 0 }) {
  let [scale, across] = [0, 1]
  for (let tried = 1; tried <= count; tried += 1) {
    const down = Math.ceil(count / tried)
    const fits = Math.min(((boxWidth + gap) / tried - gap) / width, ((boxHeight + gap) / down - gap) / height)
    if (fits > scale) [scale, across] = [fits, tried]
  }
  const longer = Math.max(height, width)
  const fitting = () => Math.floor((boxWidth + gap) / (width * scale + gap))
  scale = Math.min(scale, most / longer)
  if (scale * longer < least) { // rather a higher box than tiles too small to see
    scale = least / longer
    across = Math.max(1, fitting())
  }
  across = Math.min(count, Math.max(across, fitting()))
  const [tall, wide] = [height * scale, width * scale]
  return { tall, wide, across, count, gap, width: across * (wide + gap) - gap, height: Math.ceil(count / across) * (tall + gap) - gap }
}

/**
 * Return where a tile begins: x and y in CSS pixels.
 *
 * @param {Tiles} tiles
 * @param {number} at
 * @returns {[number, number]}
 */
export function cornerOf({ across, wide, tall, gap }, at) {
  return [(at % across) * (wide + gap), Math.floor(at / across) * (tall + gap)]
}

/**
 * Return the tile under a point, the gap behind it included, or null.
 *
 * @param {Tiles} tiles
 * @param {number} x
 * @param {number} y
 * @returns {Hit | null}
 */
export function tileAt({ across, count, wide, tall, gap }, x, y) {
  const [column, row] = [Math.floor(x / (wide + gap)), Math.floor(y / (tall + gap))]
  const at = row * across + column
  if (column < 0 || row < 0 || column >= across || at >= count) return null
  /** @type {(share: number) => number} */
  const within = (share) => Math.min(share, 0.9999)
  return { at, right: within(x / wide - column * (wide + gap) / wide), down: within(y / tall - row * (tall + gap) / tall) }
}
