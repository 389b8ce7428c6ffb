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
 * Return what the network receives: both digits added, at most white, [rows, columns] in [0, 1].
 *
 * @param {Inks} inks
 * @param {Size} size of the picture
 */
export function addedDigits(inks, [rows, columns]) {
  const picture = new Float32Array(rows * columns)
  for (let at = 0; at < picture.length; at += 1) {
    const [row, column] = [Math.floor(at / columns), at % columns]
    picture[at] = Math.min(1, inks(0, row, column) + inks(1, row, column))
  }
  return picture
}

/**
 * Return the digit in whose colour each winner is drawn: [0, 1] or [1, 0].
 *
 * It is the digit whose label the winner has; if the labels do not decide, the one that its drawing is nearer to.
 *
 * @param {readonly [string, string]} winners their names
 * @param {readonly (string | null)[]} names of the digits
 * @param {Inks} digits each alone on the picture
 * @param {NumberArray | undefined} drawings [2, rows, columns, channels] by winner, bytes
 * @returns {[number, number]}
 */
export function standsFor(winners, names, digits, drawings) {
  const straight = winners.filter((name, at) => name === names[at]).length
  const crossed = winners.filter((name, at) => name === names[1 - at]).length
  if (straight !== crossed || !drawings) return straight >= crossed ? [0, 1] : [1, 0]
  const drawn = drawnDigits(drawings, [0, 1])
  const [, rows, columns] = drawings.shape
  let gain = 0 // how much farther the drawings are from each other's digit
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [first, second] = [digits(0, row, column), digits(1, row, column)]
      // (d₀ − b)² + (d₁ − a)² − (d₀ − a)² − (d₁ − b)² = 2 (d₀ − d₁)(a − b)
      gain += (drawn(0, row, column) - drawn(1, row, column)) * (first - second)
    }
  }
  return gain >= 0 ? [0, 1] : [1, 0]
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
