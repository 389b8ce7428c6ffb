// How images, maps and weights look, and how numbers are written.

const PALETTE = Array.from({ length: 256 }, (_, at) => cividis(at / 255))
const [LESS_RGB, MORE_RGB] = [parseHex(LESS), parseHex(MORE)]
const ZEROS = [[66, 80, 104], [52, 64, 86]] // of padding: no grey of a picture

/** Paint one canvas pixel a cell; `colourAt(row, column)` is [r, g, b], or null for nothing. */
function paintCells(canvas, rows, columns, colourAt) {
  Object.assign(canvas, { width: columns, height: rows })
  const context = canvas.getContext("2d")
  const pixels = context.createImageData(columns, rows)
  for (let row = 0, at = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1, at += 4) {
      const colour = colourAt(row, column)
      if (!colour) continue
      pixels.data[at] = colour[0]
      pixels.data[at + 1] = colour[1]
      pixels.data[at + 2] = colour[2]
      pixels.data[at + 3] = 255
    }
  }
  context.putImageData(pixels, 0, 0)
}

/** An image, grey or in colour, inside its zeros. */
function paintImage(canvas, image, { down, across } = { down: { before: 0, behind: 0 }, across: { before: 0, behind: 0 } }) {
  const { rows, columns, channels, data } = image
  paintCells(canvas, rows + down.before + down.behind, columns + across.before + across.behind, (row, column) => {
    const [y, x] = [row - down.before, column - across.before]
    if (y < 0 || y >= rows || x < 0 || x >= columns) return ZEROS[(row + column) % 2]
    const at = (y * columns + x) * channels
    return [0, 1, 2].map((channel) => Math.round(255 * data[at + (channels === 3 ? channel : 0)]))
  })
}

/** A map in cividis from `low` to `high`; `until` cells of it are shown, `isShown(at)` may leave out more. */
function paintMap(canvas, { rows, columns, data }, [low, high], { until = Infinity, isShown = null } = {}) {
  const scale = high > low ? 255 / (high - low) : 0
  paintCells(canvas, rows, columns, (row, column) => {
    const at = row * columns + column
    if (at >= until || (isShown && !isShown(at))) return null
    return PALETTE[Math.min(255, Math.max(0, Math.round((data[at] - low) * scale)))]
  })
}

/** Orange above zero, blue below, the stronger the further: a CSS colour for `share` in −1..1. */
function tint(share) {
  const [red, green, blue] = share < 0 ? LESS_RGB : MORE_RGB
  return `rgba(${red}, ${green}, ${blue}, ${Math.min(1, Math.abs(share))})`
}

/** A kernel as a small picture on its middle grey; of three channels the mean. */
function paintKernel(canvas, { weights }, side) {
  const mean = weights[0].map((_, at) => weights.reduce((sum, own) => sum + own[at], 0) / weights.length)
  const most = Math.max(...mean.map(Math.abs)) || 1
  paintCells(canvas, side, side, (row, column) => {
    const share = mean[row * side + column] / most
    const end = share < 0 ? LESS_RGB : MORE_RGB
    return end.map((value) => Math.round(244 + Math.abs(share) * (value - 244)))
  })
}

/** A number in few digits: "0.62", "−12.4", "0.004". */
function short(value) {
  const size = Math.abs(value)
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 3
  const text = value.toFixed(digits).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")
  return (text === "-0" ? "0" : text).replace("-", "−")
}

/** A number in four places after the point, as sums are written. */
function exact(value) {
  return value.toFixed(4).replace("-", "−")
}

/** A number as it is added to another: "0.5", "(−0.5)". */
function summand(value) {
  return value < 0 ? `(${short(value)})` : short(value)
}

function percent(share) {
  return `${(100 * share).toFixed(share === 0 || share >= 0.1 ? 0 : share >= 0.001 ? 1 : 3)} %`
}

/** Write a number and keep the unrounded one beside it. */
function writeNumber(node, value, text = short(value)) {
  node.textContent = text
  node.dataset.value = value
}
