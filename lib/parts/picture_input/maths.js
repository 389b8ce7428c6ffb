/** How large a picture is sent, and in which form. */

/** @typedef {{ side: number, bytes: number }} Limits a picture's longer side in pixels, and a file's size */

/** A picture up to this size is sent as it is if it has few pixels: what was drawn on a computer stays exact. */
const SMALL = 1024 ** 2
const PNG_START = [137, 80, 78, 71, 13, 10, 26, 10]

/**
 * Return the width and height of a picture whose longer side has at most `side` pixels.
 *
 * @param {number} width
 * @param {number} height
 * @param {number} side
 * @returns {[number, number]}
 */
export function fitted(width, height, side) {
  const scale = Math.min(1, side / Math.max(width, height))
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
}

/**
 * Return whether a picture is sent as it is. A photo never is: its file also says where and with what it was taken.
 *
 * @param {{ size: number, type: string }} file
 * @param {{ width: number, height: number }} picture
 * @param {Limits} limits
 */
export function isSentAsItIs({ size, type }, { width, height }, limits) {
  return hasExactPixels(type) && size <= SMALL && Math.max(width, height) <= limits.side
}

/**
 * Return whether a file begins as a PNG of more levels, grey or in colour, than a browser's canvas has, so that only the server can
 * read them.
 *
 * @param {Uint8Array} start the file's first 26 bytes, or all if it has fewer
 */
export function isDeep(start) {
  return PNG_START.every((byte, at) => start[at] === byte) && start[24] === 16
}

/**
 * Return whether a type of file keeps each pixel, and may have transparent ones, so that PNG has to carry it.
 *
 * @param {string} type
 */
export function hasExactPixels(type) {
  return ["image/png", "image/gif", "image/bmp", "image/webp"].includes(type)
}
