// The input with the lit receptive field, the reconstruction, and the map of all primary capsules.

function paintImage(canvas, { data, shape: [height, width, channels] }) {
  const at = (row, column) => (row * width + column) * channels
  if (channels === 1) paint(canvas, height, width, (row, column) => data[at(row, column)], grey)
  else {
    paint(canvas, height, width, at, (first) =>
      [0, 1, 2].map((channel) => Math.round(255 * Math.min(Math.max(data[first + channel], 0), 1))))
  }
  canvas.parentElement.style.aspectRatio = `${width} / ${height}`
}

/** The picture of what goes in; after the last step the reconstruction stands beside it. */
function drawPictures(app) {
  const { parts, arrays, labels } = app
  paintImage(parts.input, arrays.image)
  parts.inputTitle.textContent = parts.input.ariaLabel = labels.input
  if (!arrays.reconstruction) return
  paintImage(parts.reconstruction, arrays.reconstruction)
  parts.reconstructionTitle.textContent = parts.reconstruction.ariaLabel = labels.reconstruction
}

function fillPictures(app) {
  const { parts, arrays, labels, trace, classes, view } = app
  const done = Boolean(arrays.reconstruction) && view.step === app.steps - 1
  parts.reconstructionBox.hidden = !done
  parts.pictures.dataset.done = done
  const caption = done && app.hover.i < 0
    ? fill(labels.reconstruction_caption, { dimensions: trace.size, class: classes[trace.answer] })
    : fieldCaption(app)
  parts.pictureCaption.textContent = caption
}

function fieldCaption(app) {
  const { geometry, arrays, labels } = app
  const i = focusedCapsule(app)
  const [height, width] = arrays.image.shape
  const field = receptiveField(geometry, i, height, width)
  return fill(labels.field_caption, { capsule: i, ...placeOf(geometry, i), height: field.height, width: field.width })
}

function focusedCapsule(app) {
  return app.hover.i >= 0 ? app.hover.i : app.view.i
}

function focusedClass(app) {
  return app.hover.j >= 0 ? app.hover.j : app.view.j
}

function lightField(app) {
  const { parts, geometry, arrays } = app
  const [imageHeight, imageWidth] = arrays.image.shape
  const i = focusedCapsule(app)
  const { top, left, height, width } = receptiveField(geometry, i, imageHeight, imageWidth)
  parts.field.style.cssText = [
    `top:${(100 * top) / imageHeight}%`, `left:${(100 * left) / imageWidth}%`,
    `height:${(100 * height) / imageHeight}%`, `width:${(100 * width) / imageWidth}%`,
  ].join(";")
  Object.assign(parts.field.dataset, { capsule: i, top, left, height, width })
}

const MAP_MARGIN = 2 // pixels: room for the frame around a cell at the edge

/** All primary capsules, coloured by what the step computes for the focused class. */
function drawMap(app) {
  const { parts, geometry, trace, labels, classes, colours, t, now: { quantity } } = app
  const map = app.map = arrangeMap(geometry, app.mapWidth - 2 * MAP_MARGIN, 150)
  const context = sharp(parts.map, map.width + 2 * MAP_MARGIN, map.height + 2 * MAP_MARGIN)
  context.translate(MAP_MARGIN, MAP_MARGIN)
  const j = focusedClass(app)
  const gap = map.cell > 6 ? 1.5 : 0.5
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < trace.inputs; i += 1) {
    const value = quantity.at(t, i, j)
    low = Math.min(low, value)
    high = Math.max(high, value)
    const { x, y } = map.at(i)
    context.fillStyle = rgba(deviationColour(colours, deviation(quantity, value)))
    context.fillRect(x, y, map.cell - gap, map.cell - gap)
  }
  for (const i of new Set([app.view.i, focusedCapsule(app)])) {
    const { x, y } = map.at(i)
    context.lineWidth = 2
    context.strokeStyle = colours.text
    context.strokeRect(x - 1, y - 1, map.cell - gap + 2, map.cell - gap + 2)
  }
  parts.mapTitle.textContent = fill(quantity.map(labels), { inputs: trace.inputs, class: classes[j] })
  const digits = digitsFor(high - low)
  parts.range.textContent = fill(quantity.range(labels), {
    low: decimals(low, digits), high: decimals(high, digits),
    uniform: decimals(trace.uniform, 2), reference: decimals(quantity.reference, 2),
  })
  Object.assign(parts.range.dataset, { low: String(low), high: String(high) })
  parts.map.ariaLabel = `${parts.mapTitle.textContent}: ${parts.range.textContent}`
  const { types, rows, columns } = geometry
  parts.arrangement.textContent = fill(labels.map_arrangement, { types, rows, columns })
  drawScale(app, quantity, low, high, map.width)
}

/** The colours from the lowest to the highest value that the map can show, with marks at what it shows now. */
function drawScale(app, quantity, low, high, width) {
  const context = sharp(app.parts.scale, width, 16)
  const { reference, widest, least, most } = quantity
  const start = Math.max(reference - widest, least)
  const end = Math.min(reference + widest, most)
  const x = (value) => ((value - start) / (end - start)) * width
  for (let pixel = 0; pixel < width; pixel += 1) {
    const value = start + ((end - start) * (pixel + 0.5)) / width
    context.fillStyle = rgba(deviationColour(app.colours, deviation(quantity, value)))
    context.fillRect(pixel, 5, 1, 7)
  }
  context.fillStyle = app.colours.text
  for (const value of [low, high]) {
    const at = Math.min(Math.max(x(value), 1), width - 1)
    context.fillRect(at - 1, 1, 2, 15)
  }
}
