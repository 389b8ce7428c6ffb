// What pointer and keys do within a level, and what stands beside the maps because of it.

/** What the pointer is on: a pixel of a map of a layer; −1 for nothing. */
function hover(app, layer, map = 0, pixel = null) {
  app.hovered = { layer, map, pixel }
  if (app.view.level === 0) ringTiles(app)
  else if (app.view.level === 1) ringSheet(app)
  const found = layer >= 0 ? app.net.layers[layer] : null
  showField(app, found && (pixel || found.values) ? pixelField(app.net, layer, pixel ?? [0, 0], map) : null)
  drawLoupe(app)
}

/** The hovered map large, with the ends of its colours. */
function drawLoupe(app) {
  const { parts, labels, net, view } = app
  const { layer: at, map, pixel } = view.level === 2 ? { layer: view.layer, map: view.map, pixel: null } : app.hovered
  const layer = at >= 0 ? net.layers[at] : null
  parts.loupeTitle.textContent = layer ? fill(layer.values || layer.reads ? labels.unit_of : labels.map_of, { map, layer: layer.name }) : labels.loupe_hint
  parts.loupe.hidden = !layer || Boolean(layer.values) || view.level === 2
  const [low, high] = layer ? scaleOf(net, layer, map, view.scale) : [0, 1]
  parts.ramp.style.background = rampStyle(SEQUENTIAL)
  parts.rampLow.replaceChildren(layer ? number(low) : labels.low)
  parts.rampHigh.replaceChildren(layer ? number(high) : labels.high)
  const value = layer && view.level < 2 ? valueAt(app, layer, map, pixel) : null
  parts.loupeText.replaceChildren(...(value === null ? [""] : [`${pixel && !layer.values ? fill(labels.pixel, { row: pixel[0], column: pixel[1] }) : labels.value}: `, number(value, "maps-pixel-value")]))
  if (parts.loupe.hidden) return
  const key = `${layer.name}/${map}/${view.scale}/${app.fulls.has(layer.name)}`
  if (app.loupe?.key !== key || !parts.loupe.firstChild) {
    const [tall, wide] = layer.shape
    app.loupe = { key, pic: makePic(parts.loupe, tall, wide, parts.root.clientWidth < 700 ? 120 : 200) }
    copyTile(app, layer, map, app.loupe.pic.canvas)
  }
  app.loupe.pic.mark("px", pixel ? [pixel[0], pixel[0], pixel[1], pixel[1]] : null)
}

/** The image points back: the pixel of the map whose field lies there. */
function overImage(app, cell) {
  const { view, net } = app
  if (view.level === 0) return
  const map = view.level === 2 ? view.map : app.hovered.layer === view.layer ? app.hovered.map : view.chosen
  const pixel = pixelOver(net, view.layer, cell, map)
  if (view.level === 2) {
    if (app.stage.step) pointAt(app, pixel)
  } else hover(app, view.layer, map, pixel)
}

function pressed(app, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "SELECT") return
  const { view, stage } = app
  if (event.key === "Escape" && view.level > 0) {
    event.preventDefault()
    goTo(app, view.level === 2 ? { layer: view.layer, chosen: view.map } : {})
    app.parts.crumbs.querySelector("button")?.focus()
    return
  }
  const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
  if (!by || view.level !== 2 || !stage?.step) return
  event.preventDefault()
  pointAt(app, [Math.min(stage.step.rows - 1, Math.max(0, view.pixel[0] + by[0])), Math.min(stage.step.columns - 1, Math.max(0, view.pixel[1] + by[1]))])
  writeAddress(app)
}
