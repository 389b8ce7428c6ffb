/**
 * Two digits on one picture, each moved by its own shift.
 *
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {import("../kit/colours.js").Rgb} Rgb
 * @typedef {[number, number]} Shift pixels to the right and down from the middle
 * @typedef {[number, number]} Size rows and columns
 * @typedef {(digit: number, row: number, column: number) => number} Inks how bright each digit alone is at a pixel, in [0, 1]
 */

/** @type {Rgb} added to the orange they give white, as two white strokes do */
const BLUE = [59, 140, 255]
/** @type {Rgb} */
const ORANGE = [255, 150, 30]
const NEAR = 3 // pixels around the pointer in which ink counts when a digit is grabbed

/**
 * Return how far a digit may be moved: right and down.
 *
 * @param {NumberArray} digits [2, height, width, channels]
 * @param {Size} size of the picture
 * @returns {Shift}
 */
export function farthestShift({ shape: [, height, width] }, [rows, columns]) {
  return [Math.floor((columns - width) / 2), Math.floor((rows - height) / 2)]
}

/**
 * Return each digit alone on the picture.
 *
 * @param {NumberArray} digits [2, height, width, channels], bytes
 * @param {Size} size of the picture
 * @param {readonly Shift[]} shifts
 * @returns {Inks}
 */
export function placedDigits(digits, size, shifts) {
  const { data, shape: [, height, width, channels] } = digits
  const [left, above] = farthestShift(digits, size)
  return (digit, row, column) => {
    const [right, down] = shifts[digit]
    const [y, x] = [row - above - down, column - left - right]
    const isInside = y >= 0 && y < height && x >= 0 && x < width
    return isInside ? data[((digit * height + y) * width + x) * channels] / 255 : 0
  }
}

/**
 * Return what was drawn of each digit.
 *
 * @param {NumberArray} drawings [2, rows, columns, channels] by winner, bytes
 * @param {number[]} winnerOf each digit
 * @returns {Inks}
 */
export function drawnDigits({ data, shape: [, rows, columns, channels] }, winnerOf) {
  return (digit, row, column) => data[((winnerOf[digit] * rows + row) * columns + column) * channels] / 255
}

/**
 * Return the colour of a pixel: the two colours, added.
 *
 * @param {number} first how bright the first digit is, in [0, 1]
 * @param {number} second
 * @returns {Rgb}
 */
export function twoColours(first, second) {
  /** @type {(channel: number) => number} */
  const sum = (channel) => Math.min(255, Math.round(first * BLUE[channel] + second * ORANGE[channel]))
  return [sum(0), sum(1), sum(2)]
}

/**
 * Return the digit to grab at a pixel: the one with more ink near it, else the one that is grabbed already.
 *
 * @param {Inks} inks
 * @param {Size} size of the picture
 * @param {[number, number]} pixel row, column
 * @param {number} selected
 */
export function digitAt(inks, size, pixel, selected) {
  const [first, second] = [0, 1].map((digit) => inkNear(inks, size, pixel, digit))
  return first === second ? selected : first > second ? 0 : 1
}

/**
 * @param {Inks} inks
 * @param {Size} size
 * @param {[number, number]} pixel
 * @param {number} digit
 */
function inkNear(inks, [rows, columns], [row, column], digit) {
  let sum = 0
  for (let y = Math.max(0, row - NEAR); y <= Math.min(rows - 1, row + NEAR); y += 1) {
    for (let x = Math.max(0, column - NEAR); x <= Math.min(columns - 1, column + NEAR); x += 1) {
      sum += inks(digit, y, x) / (1 + (y - row) ** 2 + (x - column) ** 2)
    }
  }
  return sum
}
