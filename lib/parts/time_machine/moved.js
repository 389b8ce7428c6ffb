// How far the filters are from where they began: each layer's median, and every filter of one layer, sorted.

function drawMovedControls(app) {
  const { parts, labels } = app
  parts.movedTitle.textContent = labels.moved
  pick(parts.measures, labels.measure, [["share", labels.measure_share], ["cosine", labels.measure_cosine]], app.measure, (measure) => {
    app.measure = measure
    drawView(app)
    writeAddress(app)
  }, "machine-measure")
}

/** Number and bar of each layer's median; a click shows the layer. */
function drawMedians(app) {
  const { parts, meta, at, measure, labels } = app
  const medians = meta.layers.map((_, layer) => layerMedians(app, at, layer))
  const ends = meta.layers.map((_, layer) => endMedian(app, layer))
  const most = Math.max(...ends.map((end) => barOf(end, measure)), 1e-9)
  if (parts.medians.children.length !== medians.length) {
    parts.medians.replaceChildren(...meta.layers.map((_, layer) => {
      const row = document.createElement("button")
      row.type = "button"
      row.dataset.testid = `machine-median-${layer}`
      row.innerHTML = "<b></b><span class=track><i></i></span><span class=value></span>"
      row.onclick = () => chooseLayer(app, layer)
      return row
    }))
  }
  medians.forEach((found, layer) => {
    const row = parts.medians.children[layer]
    row.firstChild.textContent = meta.layers[layer].name
    row.ariaPressed = String(layer === app.layer)
    row.querySelector("i").style.transform = `scaleX(${Math.min(barOf(found, measure) / most, 1)})`
    const value = row.lastChild
    value.textContent = measure === "cosine" ? found.cosine.toFixed(3) : found.share.toFixed(2)
    value.dataset.value = found[measure]
    row.title = fill(labels.median_of, { layer: meta.layers[layer].name, cosine: found.cosine.toFixed(3), share: found.share.toFixed(2) })
  })
}

function barOf({ cosine, share }, measure) {
  return measure === "cosine" ? 1 - cosine : share
}

/** A layer's medians at the last snapshot, computed once. */
function endMedian(app, layer) {
  const last = app.frames.length - 1
  app.ends ??= new Map()
  const key = `${app.meta.run}-${last}-${layer}`
  if (!app.ends.has(key)) app.ends.set(key, layerMedians(app, last, layer))
  return app.ends.get(key)
}

/** Every filter of the layer, the one that moved most first. */
function drawBars(app) {
  const { parts, labels, meta, at, measure } = app
  const sorted = allMovements(app, at).sort((a, b) => measured(b, measure) - measured(a, measure) || a.filter - b.filter)
  const top = highest(app) || 1
  while (parts.bars.children.length > sorted.length) parts.bars.lastElementChild.remove()
  while (parts.bars.children.length < sorted.length) parts.bars.append(document.createElement("i"))
  sorted.forEach((one, place) => {
    const bar = parts.bars.children[place]
    bar.style.setProperty("--size", Math.min(measured(one, measure) / top, 1).toFixed(4))
    bar.dataset.filter = one.filter
    bar.dataset.value = one[measure]
  })
  const text = (one) => (measure === "cosine" ? one.cosine.toFixed(3) : one.share.toFixed(2))
  const [most, least] = [sorted[0], sorted.at(-1)]
  parts.barsTitle.textContent = fill(measure === "cosine" ? labels.bars_cosine : labels.bars_share, { layer: meta.layers[app.layer].name })
  parts.bars.ariaLabel = parts.barsTitle.textContent
  parts.ends.textContent = fill(labels.ends, { most: most.filter + 1, most_value: text(most), least: least.filter + 1, least_value: text(least) })
}
