// The picture at its working size: squares of pixels become their mean, three colours become one grey.

const GREY_SHARES = [0.299, 0.587, 0.114] // of red, green and blue (ITU-R BT.601)

/** Bytes [rows, columns, channels] as numbers in 0..1. */
function imageOf({ data, shape: [rows, columns, channels] }) {
  return { rows, columns, channels, data: Float64Array.from(data, (byte) => byte / 255) }
}

/** The image with `side` rows and columns, each pixel the mean of those it covers; `side` divides the image's. */
function reducedTo(image, side) {
  const { rows, columns, channels, data } = image
  const factor = rows / side
  if (factor === 1) return image
  const small = new Float64Array(side * side * channels)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = (Math.floor(row / factor) * side + Math.floor(column / factor)) * channels
      for (let channel = 0; channel < channels; channel += 1) {
        small[at + channel] += data[(row * columns + column) * channels + channel] / (factor * factor)
      }
    }
  }
  return { rows: side, columns: side, channels, data: small }
}

function inGrey(image) {
  if (image.channels === 1) return image
  const data = Float64Array.from({ length: image.rows * image.columns }, (_, at) =>
    GREY_SHARES.reduce((sum, share, channel) => sum + share * image.data[at * 3 + channel], 0))
  return { ...image, channels: 1, data }
}

/** The image moved; what enters at an edge repeats the edge. */
function shifted(image, down, right) {
  const { rows, columns, channels, data } = image
  const within = (value, count) => Math.min(Math.max(value, 0), count - 1)
  const moved = new Float64Array(data.length)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const from = (within(row - down, rows) * columns + within(column - right, columns)) * channels
      for (let channel = 0; channel < channels; channel += 1) {
        moved[(row * columns + column) * channels + channel] = data[from + channel]
      }
    }
  }
  return { ...image, data: moved }
}
