// What the server sent, as layers that can be asked for their values; no drawing, no texts.

/** The overview: { name, classes, scoreName, image, layers }, every layer with its number `at` and its ends. */
function readNetwork({ meta, arrays }) {
  const [height, width, channels] = arrays.image.shape
  const layers = meta.layers.map((layer, at) => {
    const part = (name) => arrays[`${layer.name}/${name}`]?.data
    const values = part("values")
    if (values) return { ...layer, at, values, count: values.length, rows: 1, columns: 1, ...endsOf(values, values) }
    const [count, rows, columns] = arrays[`${layer.name}/maps`].shape
    const [lows, highs] = [part("lows"), part("highs")]
    return { ...layer, at, maps: part("maps"), lows, highs, count, rows, columns, ...endsOf(lows, highs) }
  })
  const spatial = layers.filter(({ maps }) => maps)
  return { name: meta.name, classes: meta.classes, scoreName: meta.score_name, layers, spatial,
    image: { data: arrays.image.data, height, width, channels },
    ...endsOf(spatial.map(({ low }) => low), spatial.map(({ high }) => high)) }
}

function endsOf(lows, highs) {
  return { low: lows.reduce((a, b) => Math.min(a, b), Infinity), high: highs.reduce((a, b) => Math.max(a, b), -Infinity) }
}

/** Which values the colours run between for one map: its own, its layer's or the whole network's. */
function scaleOf(net, layer, map, scale) {
  if (layer.values) return [layer.low, layer.high]
  if (layer.kind === "capsules") return [0, 1] // lengths and activations: bright is long whatever the others are
  if (scale === "network") return [net.low, net.high]
  return scale === "layer" ? [layer.low, layer.high] : [layer.lows[map], layer.highs[map]]
}

/** What one step's arrays and numbers are, by short names. */
function readStep({ meta, arrays }) {
  const found = {}
  for (const [name, array] of Object.entries(arrays)) {
    if (name.startsWith("step/")) found[name.slice(5)] = array
  }
  const [, height, width] = found.inputs.shape
  const [rows, columns] = found.output.shape
  return { ...meta.step, ...found, height, width, rows, columns, sent: found.inputs.shape[0],
    count: found.channels.data.length, kernelSize: found.kernels.shape.slice(1) }
}

/** The input value of the `nth` channel under an output's window, 0 beyond the border. */
function inputAt({ inputs, height, width }, nth, row, column) {
  if (row < 0 || column < 0 || row >= height || column >= width) return 0
  return inputs.data[(nth * height + row) * width + column]
}

/** The patch, the kernel's slice and their products of the `nth` channel at an output pixel, row by row. */
function patchOf(step, slide, nth, [row, column]) {
  const [tall, wide] = step.kernelSize
  const cells = { patch: [], kernel: [], products: [], sum: 0 }
  for (let y = 0; y < tall; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const value = inputAt(step, nth, row * slide.stride[0] - slide.before[0] + y, column * slide.stride[1] - slide.before[1] + x)
      const weight = step.kernels.data[(nth * tall + y) * wide + x]
      cells.patch.push(value)
      cells.kernel.push(weight)
      cells.products.push(value * weight)
      cells.sum += value * weight
    }
  }
  return cells
}

/** What each sent channel adds to an output pixel. */
function channelSums(step, slide, pixel) {
  return Array.from({ length: step.sent }, (_, nth) => patchOf(step, slide, nth, pixel).sum)
}

/** The largest value under a pooling window and where it is: { value, row, column }; the first of equals. */
function winnerOf(step, slide, pixel) {
  const [top, bottom, left, right] = windowSpan(slide, pixel, step.height, step.width)
  let best = null
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const value = inputAt(step, 0, row, column)
      if (best === null || value > best.value) best = { value, row, column }
    }
  }
  return best
}
