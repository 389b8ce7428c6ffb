// A convolution in numbers: no drawing, no texts. An image is { rows, columns, channels, data } with the channels
// last, a map { rows, columns, data }; `data` is a Float64Array, so that the sums are NumPy's.

/** How often a window fits along one side, and the zeros before and behind it, where TensorFlow puts them. */
function windowsAlong(side, kernel, { stride, padding, dilation = 1 }) {
  const reach = (kernel - 1) * dilation + 1
  if (padding === "valid") {
    return { count: reach > side ? 0 : Math.floor((side - reach) / stride) + 1, before: 0, behind: 0, reach, side }
  }
  const count = Math.ceil(side / stride)
  const zeros = Math.max((count - 1) * stride + reach - side, 0)
  const before = Math.floor(zeros / 2) // the odd one goes behind
  return { count, before, behind: zeros - before, reach, side }
}

/** How a square window slides over an image or a map. */
function geometryOf({ rows, columns }, kernel, settings) {
  const down = windowsAlong(rows, kernel, settings)
  const across = windowsAlong(columns, kernel, settings)
  return { down, across, kernel, stride: settings.stride, dilation: settings.dilation ?? 1, rows: down.count, columns: across.count }
}

/** Row and column of the window's first cell at an output position; negative where zeros are. */
function cornerOf({ down, across, stride }, row, column) {
  return [row * stride - down.before, column * stride - across.before]
}

/** The map of one kernel: at every place the sum of pixel times weight over the window and all channels. */
function convolve(image, weights, geometry) {
  const { rows, columns, kernel, dilation, stride, down, across } = geometry
  const data = new Float64Array(rows * columns)
  // Weight by weight over the whole map: the sums are the same, and the innermost loop asks nothing.
  for (let channel = 0; channel < image.channels; channel += 1) {
    for (let at = 0; at < kernel * kernel; at += 1) {
      const weight = weights[channel][at]
      if (weight === 0) continue
      const [below, beside] = [Math.floor(at / kernel) * dilation - down.before, (at % kernel) * dilation - across.before]
      const first = Math.max(0, Math.ceil(-beside / stride))
      const last = Math.min(columns - 1, Math.floor((image.columns - 1 - beside) / stride))
      for (let row = 0; row < rows; row += 1) {
        const y = row * stride + below
        if (y < 0 || y >= image.rows) continue
        let from = (y * image.columns + first * stride + beside) * image.channels + channel
        for (let column = first; column <= last; column += 1, from += stride * image.channels) {
          data[row * columns + column] += weight * image.data[from]
        }
      }
    }
  }
  return { rows, columns, data }
}

/** The arithmetic of one output: { channels: [{ cells: [{ y, x, inside, pixel, weight, product }], sum }], sum }. */
function productsAt(image, weights, geometry, row, column) {
  const { kernel, dilation } = geometry
  const [top, left] = cornerOf(geometry, row, column)
  let total = 0
  const channels = Array.from({ length: image.channels }, (_, channel) => {
    let sum = 0
    const cells = Array.from({ length: kernel * kernel }, (__, at) => {
      const y = top + Math.floor(at / kernel) * dilation
      const x = left + (at % kernel) * dilation
      const inside = y >= 0 && y < image.rows && x >= 0 && x < image.columns
      const pixel = inside ? image.data[(y * image.columns + x) * image.channels + channel] : 0
      const product = pixel * weights[channel][at]
      sum += product
      return { y, x, inside, pixel, weight: weights[channel][at], product }
    })
    total += sum
    return { cells, sum }
  })
  return { channels, sum: total }
}

/** The output whose window lies most nearly around a cell of the input. */
function outputAround({ down, across, stride }, y, x) {
  const along = ({ count, before, reach }, cell) =>
    Math.min(Math.max(Math.round((cell + before - (reach - 1) / 2) / stride), 0), count - 1)
  return [along(down, y), along(across, x)]
}

/** The outputs that read a cell of the input: first and last row and column of their rectangle, or null for none. */
function outputsReading({ down, across, stride, dilation, kernel }, y, x) {
  const along = ({ count, before }, cell) => {
    const found = []
    for (let at = 0; at < count; at += 1) {
      const inWindow = cell - (at * stride - before)
      if (inWindow >= 0 && inWindow % dilation === 0 && inWindow / dilation < kernel) found.push(at)
    }
    return found
  }
  const [rows, columns] = [along(down, y), along(across, x)]
  return rows.length && columns.length ? [rows[0], columns[0], rows.at(-1), columns.at(-1)] : null
}

function rangeOf({ data }) {
  let [low, high] = [Infinity, -Infinity]
  for (const value of data) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return data.length ? [low, high] : [0, 0]
}
