// All filters of a layer as tiles, and what is chosen of them: layer, input channel, scale, filter.

/** Radio buttons: choices as [value, text]; `change` gets the value. */
function pick(box, label, choices, chosen, change, testid) {
  box.ariaLabel = label
  box.replaceChildren(...choices.map(([value, text]) => {
    const button = document.createElement("button")
    button.type = "button"
    button.role = "radio"
    button.ariaChecked = String(value === chosen)
    button.textContent = text
    button.dataset.testid = `${testid}-${value}`
    button.onclick = () => change(value)
    return button
  }))
}

/** What stays as it is while time moves. */
function drawControls(app) {
  const { parts, labels, meta } = app
  const layer = meta.layers[app.layer]
  parts.layers.hidden = meta.layers.length < 2
  pick(parts.layers, labels.layer, meta.layers.map(({ name }, at) => [at, name]), app.layer, (at) => chooseLayer(app, at), "machine-layer")
  parts.channelLabel.hidden = layer.inputs < 2
  parts.channelText.textContent = labels.channel
  options(parts.channel, Array.from({ length: layer.inputs }, (_, at) => [at, String(at + 1)]), app.channel)
  pick(parts.scales, labels.scale, [["all", labels.scale_all], ["step", labels.scale_step]], app.scale, (scale) => {
    app.scale = scale
    drawView(app)
    writeAddress(app)
  }, "machine-scale")
  const fewer = layer.filters < layer.all_filters
  parts.kept.textContent = joinSentences([
    fewer ? fill(labels.kept_filters, { kept: layer.filters, all: layer.all_filters }) : "",
    layer.all_inputs === null ? fill(labels.kept_inputs_some, { kept: layer.inputs })
      : layer.inputs < layer.all_inputs ? fill(labels.kept_inputs, { kept: layer.inputs, all: layer.all_inputs }) : ""])
}

function chooseLayer(app, layer) {
  Object.assign(app, { layer, channel: 0, hovered: null })
  app.filter = furthestFilter(app)
  drawView(app)
  writeAddress(app)
}

/** The tiles themselves, anew for another layer. */
function buildSheet(app) {
  const { parts, labels, meta } = app
  const { name, filters, height, width } = meta.layers[app.layer]
  const key = `${meta.run}-${name}-${filters}`
  if (app.sheetOf === key) return
  app.sheetOf = key
  const columns = filters <= 16 ? 8 : filters <= 40 ? 8 : filters <= 72 ? 12 : filters <= 128 ? 16 : 20
  parts.sheet.style.setProperty("--columns", Math.max(4, Math.round(columns * Math.min(1, height / width * 1.4))))
  parts.sheet.style.setProperty("--narrow", Math.max(2, Math.round((filters <= 72 ? 8 : filters <= 128 ? 12 : 16) * Math.min(1, height / width * 1.4))))
  parts.sheet.style.setProperty("--ratio", `${width} / ${height}`)
  parts.sheet.ariaLabel = fill(labels.sheet, { layer: name })
  app.tiles = Array.from({ length: filters }, (_, filter) => {
    const tile = document.createElement("canvas")
    tile.role = "option"
    tile.id = `machine-filter-${filter}`
    tile.dataset.filter = filter
    tile.dataset.testid = `machine-filter-${filter}`
    tile.ariaLabel = fill(labels.filter, { filter: filter + 1 })
    return tile
  })
  parts.sheet.replaceChildren(...app.tiles)
}

function drawSheet(app) {
  const { parts, at, meta, labels } = app
  const limit = limitOf(app)
  app.tiles.forEach((tile, filter) => paintFilter(app, tile, at, filter, limit))
  const { name, height, width, all_filters: filters } = meta.layers[app.layer]
  parts.sheetTitle.textContent = fill(labels.sheet_title, { layer: name, filters, height, width })
  parts.low.textContent = `≤ −${shortNumber(limit)}`
  parts.high.textContent = `≥ +${shortNumber(limit)}`
  parts.high.dataset.value = limit
}

/** Hovering or choosing on the tiles or the bars: the same filter lights up in both. */
function listenToFilters(app) {
  const filterOf = (event) => {
    const found = event.target.closest?.("[data-filter]")
    return found ? Number(found.dataset.filter) : null
  }
  for (const box of [app.parts.sheet, app.parts.bars]) {
    box.onpointerover = (event) => {
      if (event.pointerType === "mouse") hover(app, filterOf(event))
    }
    box.onpointerleave = () => hover(app, null)
    box.onclick = (event) => {
      const filter = filterOf(event)
      if (filter !== null) chooseFilter(app, filter)
    }
  }
  app.parts.sheet.onkeydown = (event) => {
    const columns = getComputedStyle(app.parts.sheet).gridTemplateColumns.split(" ").length
    const move = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key]
    if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    chooseFilter(app, Math.min(Math.max(app.filter + move, 0), app.tiles.length - 1))
  }
}

function hover(app, filter) {
  if (filter === app.hovered) return
  app.hovered = filter
  drawFilter(app)
}

function chooseFilter(app, filter) {
  Object.assign(app, { filter, hovered: null })
  drawFilter(app)
  writeAddress(app)
}

/** The filter that is looked at: the one under the pointer, else the chosen one. */
function shownFilter(app) {
  return app.hovered ?? app.filter
}

function drawMarks(app) {
  const shown = shownFilter(app)
  app.tiles.forEach((tile, filter) => {
    tile.classList.toggle("shown", filter === shown)
    tile.ariaSelected = String(filter === app.filter)
  })
  app.parts.sheet.setAttribute("aria-activedescendant", `machine-filter-${app.filter}`)
  for (const bar of app.parts.bars.children) bar.classList.toggle("shown", Number(bar.dataset.filter) === shown)
}
