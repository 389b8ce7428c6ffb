/**
 * Turns, moves, scales, shears and thickens a picture, as `lib/datasets/transform.py` does on the server: bilinear as Pillow's
 * `Image.transform` is, black where nothing was.
 *
 * @typedef {import("../unpack.js").NumberArray} NumberArray
 *
 * @typedef {object} Transformation what leaves the picture as it is: 0, and 1 for `scale`
 * @property {number} degrees counter-clockwise
 * @property {number} right pixels
 * @property {number} down pixels
 * @property {number} scale
 * @property {number} shear how many pixels a row moves to the right for each pixel that it lies below the middle
 * @property {number} thickness pixels that ink grows to each side; below 0 it shrinks
 */

/** @type {Transformation} */
export const UNCHANGED = { degrees: 0, right: 0, down: 0, scale: 1, shear: 0, thickness: 0 }

const DECIMALS = 12

/**
 * Return the picture thickened, then scaled, sheared and turned about its middle, then moved.
 *
 * @param {NumberArray} picture uint8 [height, width, channels]
 * @param {Transformation} transformation
 * @returns {NumberArray} of the same shape
 */
export function transformPicture({ data, shape }, transformation) {
  const { degrees, right, down, scale, shear, thickness } = transformation
  const thick = thickness === 0 ? data : thicken(data, shape, thickness)
  if (degrees === 0 && right === 0 && down === 0 && scale === 1 && shear === 0) return { data: Uint8Array.from(thick, Math.round), shape }
  return { data: resample(thick, shape, transformation), shape }
}

/**
 * @param {ArrayLike<number>} data
 * @param {number[]} shape
 * @param {Transformation} transformation
 */
function resample(data, [height, width, channels], { degrees, right, down, scale, shear }) {
  const [sine, cosine] = [Math.sin(degrees * Math.PI / 180), Math.cos(degrees * Math.PI / 180)]
  // The inverse of turn · shear · scale: which place of the picture a pixel of the result shows.
  const inverse = [cosine - shear * sine, -sine - shear * cosine, sine, cosine]
  // Rounded, so that a right angle is one, and a pixel on the border does not fall off it.
  const [across, acrossDown, along, alongDown] = inverse.map((value) => Number((value / scale).toFixed(DECIMALS)))
  const [middleX, middleY] = [width / 2, height / 2]
  const result = new Uint8Array(height * width * channels)
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += channels) {
      const [toRight, below] = [x + 0.5 - middleX - right, y + 0.5 - middleY - down]
      const [fromX, fromY] = [middleX + across * toRight + acrossDown * below, middleY + along * toRight + alongDown * below]
      if (fromX < 0 || fromX >= width || fromY < 0 || fromY >= height) continue
      const [left, top] = [Math.floor(fromX - 0.5), Math.floor(fromY - 0.5)]
      const [partX, partY] = [fromX - 0.5 - left, fromY - 0.5 - top]
      const [x0, x1] = [Math.max(left, 0), Math.min(left + 1, width - 1)]
      const [y0, y1] = [Math.max(top, 0), Math.min(top + 1, height - 1)]
      for (let channel = 0; channel < channels; channel += 1) {
        const at = (/** @type {number} */ row, /** @type {number} */ column) => data[(row * width + column) * channels + channel]
        const upper = at(y0, x0) + (at(y0, x1) - at(y0, x0)) * partX
        const lower = at(y1, x0) + (at(y1, x1) - at(y1, x0)) * partX
        result[to + channel] = Math.round(upper + (lower - upper) * partY)
      }
    }
  }
  return result
}

/**
 * Return the picture with its ink grown or shrunk by a disc: between two whole radii, evenly between what they give.
 *
 * @param {ArrayLike<number>} data
 * @param {number[]} shape
 * @param {number} thickness
 */
function thicken(data, shape, thickness) {
  const [isGrown, size] = [thickness > 0, Math.abs(thickness)]
  const [less, share] = [Math.floor(size), size - Math.floor(size)]
  const smaller = spread(data, shape, less, isGrown)
  if (share === 0) return smaller
  const larger = spread(data, shape, less + 1, isGrown)
  return Float64Array.from(smaller, (value, at) => value + share * (larger[at] - value))
}

/**
 * Return the largest (or the least) value within `radius` of each pixel; black beyond the border.
 *
 * @param {ArrayLike<number>} data
 * @param {number[]} shape
 * @param {number} radius whole
 * @param {boolean} isLargest
 */
function spread(data, [height, width, channels], radius, isLargest) {
  const result = Float64Array.from(data)
  const choose = isLargest ? Math.max : Math.min
  for (let down = -radius; down <= radius; down += 1) {
    for (let right = -radius; right <= radius; right += 1) {
      if (down ** 2 + right ** 2 > radius ** 2) continue
      for (let y = 0, to = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const isInside = y + down >= 0 && y + down < height && x + right >= 0 && x + right < width
          const from = ((y + down) * width + x + right) * channels
          for (let channel = 0; channel < channels; channel += 1, to += 1) {
            result[to] = choose(result[to], isInside ? data[from + channel] : 0)
          }
        }
      }
    }
  }
  return result
}
