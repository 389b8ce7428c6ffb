// The image and a heat over it.

/** From cividis' middle to its bright end, more opaque where more matters. */
function paintHeat(canvas, { data, shape: [height, width] }, top, opacity) {
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext("2d")
  const picture = context.createImageData(width, height)
  for (let at = 0; at < height * width; at += 1) {
    const share = top > 0 ? Math.max(0, data[at]) / top : 0
    picture.data.set(cividis(share), 4 * at)
    picture.data[4 * at + 3] = Math.round(255 * opacity)
  }
  context.putImageData(picture, 0, 0)
}

function largestAt({ data, shape: [, width] }) {
  const at = data.reduce((best, value, place) => (value > data[best] ? place : best), 0)
  return { row: Math.floor(at / width), column: at % width, value: data[at] }
}

/** The cell of a smaller map that lies over a pixel of the image. */
function cellOver({ shape: [rows, columns] }, [height, width], row, column) {
  return [Math.floor(row * rows / height), Math.floor(column * columns / width)]
}

function rounded(value) {
  const size = Math.abs(value)
  return `${value < 0 ? "−" : ""}${size === 0 ? "0" : size >= 100 ? size.toFixed(1) : size >= 0.01 ? size.toFixed(3) : size.toExponential(1)}`
}
