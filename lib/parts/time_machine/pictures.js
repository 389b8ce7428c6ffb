// What the network made of fixed images at this moment: a layer's maps, and what its decoder drew.

const MOST_DRAWN_IN_ROW = 10

function drawPictures(app) {
  drawMaps(app)
  drawDrawn(app)
}

function canvases(box, count) {
  while (box.children.length > count) box.lastElementChild.remove()
  while (box.children.length < count) box.append(document.createElement("canvas"))
  return [...box.children]
}

function drawMaps(app) {
  const { parts, labels, frames, at, meta, pictured } = app
  const { name } = meta.layers[app.layer]
  const found = frames[at].layers[app.layer].maps
  const shape = app.shapes[`maps/${name}`]
  parts.mapsTitle.textContent = fill(labels.maps, { layer: name })
  if (!found) {
    parts.maps.replaceChildren()
    parts.mapsRange.textContent = app.hasMaps ? fill(labels.no_maps_layer, { layer: name }) : labels.no_maps
    return
  }
  const [height, width, count] = shape
  const maps = canvases(parts.maps, count + (pictured ? 1 : 0))
  for (const canvas of maps) Object.assign(canvas, { className: "", title: "" })
  const input = pictured && maps.shift()
  if (input) {
    paintPicture(input, pictured.data, pictured.shape)
    input.className = "input"
    input.title = labels.pictured
  }
  maps.forEach((canvas, map) => paint(canvas, height, width, (row, column) => found.values[(row * width + column) * count + map] / 255))
  const [low, high] = found.range
  parts.mapsRange.textContent = joinSentences([
    fill(rangeText(app, shape), { count: count > 1 ? count : width, low: shortNumber(low), high: shortNumber(high) }),
    !pictured && labels.not_here])
  Object.assign(parts.mapsRange.dataset, { low, high })
}

/** A convolution over the rows of an image has one map, in which every column is a filter. */
function rangeText({ labels, meta, layer }, [, width, count]) {
  const { inputs, all_filters: filters } = meta.layers[layer]
  return count > 1 ? labels.maps_range : inputs === 1 && width === filters ? labels.rows_range : labels.map_range
}

function drawDrawn(app) {
  const { parts, labels, frames, at, meta } = app
  parts.drawnBox.hidden = !frames[at].drawn
  if (!frames[at].drawn) return
  const [count, ...shape] = app.shapes.drawn
  parts.drawnTitle.textContent = fill(meta.pairs ? labels.drawn_pairs : labels.drawn, { count })
  parts.drawn.style.setProperty("--across", Math.min(count, MOST_DRAWN_IN_ROW))
  canvases(parts.drawn, count).forEach((canvas, number) => paintPicture(canvas, frames[at].drawn, shape, number))
}
