// Three levels of one network: all layers, one layer, one map. What is pointed at moves here, without the server;
// a zoom asks it for the numbers that are not here yet, while the tiles are on their way.

const KEPT = 12 // answers of each kind that stay here
const instances = new WeakMap()

export default function ({ data, parentElement, setStateValue }) {
  let app = instances.get(parentElement)
  if (!app) {
    app = createApp(parentElement.querySelector(".maps"))
    instances.set(parentElement, app)
  }
  app.send = (asked) => setStateValue("asked", asked)
  load(app, unpack(data))
  return () => {
    land(app)
    instances.delete(parentElement)
  }
}

function createApp(root) {
  const parts = { root }
  for (const part of root.querySelectorAll("[data-part]")) parts[part.dataset.part] = part
  const app = { parts, net: null, view: null, hovered: { layer: -1, map: 0, pixel: null }, atlases: new Map(),
    fulls: new Map(), steps: new Map(), guesses: new Map(), waiting: "", trouble: "", told: false }
  parts.scale.onchange = () => {
    app.view.scale = parts.scale.value
    app.atlases.clear()
    draw(app)
    writeAddress(app)
  }
  parts.png.onclick = () => savePng(app)
  parts.csv.onclick = () => saveCsv(app)
  parts.tableBox.ontoggle = () => { if (app.net) drawWords(app) }
  root.onkeydown = (event) => pressed(app, event)
  new ResizeObserver(() => {
    const wide = parts.view.clientWidth
    if (app.net && app.view.level === 1 && app.drawnWide !== wide) draw(app)
  }).observe(parts.view)
  return app
}

function stepKey(layer, map) {
  return `${layer}/${map}`
}

function keep(answers, key, value) {
  answers.delete(key)
  answers.set(key, value)
  if (answers.size > KEPT) answers.delete(answers.keys().next().value)
}

/** Take in what the server sent: perhaps the overview, perhaps the numbers of a layer or a map. */
function load(app, packed) {
  const { meta, arrays } = packed
  const said = JSON.stringify([meta.labels, meta.trouble])
  if (!meta.layers && !meta.full && !meta.step && app.net?.name === meta.name && app.said === said) return
  Object.assign(app, { labels: meta.labels, said })
  if (meta.layers) {
    const first = app.net === null
    const before = app.view
    app.net = readNetwork(packed)
    app.atlases.clear()
    app.fulls.clear()
    app.steps.clear()
    app.view = first ? viewIn(app.net, meta.view) : stayIn(app.net, before)
    app.hovered = { layer: -1, map: 0, pixel: null }
  } else if (app.net?.name !== meta.name) { // the page was drawn anew and the server does not know
    app.send({ have: "", layer: "", map: null, need: false })
    return
  }
  if (meta.full) keep(app.fulls, meta.full.layer, { ...arrays.full, block: meta.full.block })
  if (meta.step) keep(app.steps, stepKey(meta.step.layer, meta.step.map), readStep(packed))
  if (meta.full) app.atlases.delete(meta.full.layer)
  app.waiting = ""
  app.trouble = meta.trouble
  whenLanded(app, () => {
    draw(app)
    request(app)
    writeAddress(app)
  })
}

/** The view that the address says, as far as this network has it. */
function viewIn({ layers }, { layer, map, at, colours }) {
  const found = layers.find(({ name, maps }) => name === layer && maps)
  const view = { level: 0, layer: 0, map: 0, chosen: 0, pixel: null, channel: null, all: false,
    scale: ["map", "layer", "network"].includes(colours) ? colours : "map" }
  if (!found) return view
  const number = /^\d+$/.test(map ?? "") && Number(map) < found.count ? Number(map) : null
  const pixel = /^\d+,\d+$/.test(at ?? "") ? at.split(",").map(Number) : null
  const opened = number !== null && found.opens
  return { ...view, level: opened ? 2 : 1, layer: found.at, map: number ?? 0, chosen: number ?? 0, pixel: opened ? pixel : null }
}

/** The same place in another network or picture, as far as there is one. */
function stayIn({ layers }, view) {
  const found = view.level > 0 && layers[view.layer]?.maps && (view.level < 2 || layers[view.layer].opens) && view.map < layers[view.layer].count
  return found ? view : { ...view, level: 0, layer: 0, map: 0, chosen: 0, pixel: null, channel: null }
}

/** Tell the server what is looked at, and ask for its numbers unless they are here or on their way. */
function request(app) {
  const { view, net, trouble } = app
  if (trouble) return
  const name = view.level > 0 ? net.layers[view.layer].name : ""
  const map = view.level > 1 ? view.map : null
  const key = map === null ? name : stepKey(name, map)
  const need = view.level > 0 && !(map === null ? app.fulls : app.steps).has(key)
  if (app.asked === `${net.name}/${key}`) return
  app.asked = `${net.name}/${key}`
  app.waiting = need ? key : ""
  if (view.level > 0 || app.told) app.send({ have: net.name, layer: name, map, need })
  app.told = true
}

/** Zoom: to a layer, to a map of it, or back to all; the tiles fly where they will be. */
function goTo(app, { layer = null, map = null, chosen = 0, pixel = null }) {
  const from = app.view.level
  const flight = departure(app)
  app.trouble = ""
  app.view = { ...app.view, level: layer === null ? 0 : map === null ? 1 : 2, layer: layer ?? 0, map: map ?? 0,
    chosen: map ?? chosen, pixel, channel: null, all: false }
  app.hovered = { layer: -1, map: 0, pixel: null }
  request(app)
  draw(app)
  arrival(app, from, flight)
  writeAddress(app)
}

/** What flies, and from where. */
function departure(app) {
  const { view, sheet, cards, stage } = app
  if (view.level === 0) return { cards: cards.map((card) => card.canvas && card.layer.maps && tilesOnScreen(app, card.canvas, card.tiles, [...Array(card.layer.count).keys()])) }
  if (view.level === 1) return { tiles: tilesOnScreen(app, sheet.canvas, sheet.tiles, [...Array(sheet.layer.count).keys()]), layer: view.layer }
  return { box: boxOnScreen(app, stage.pic.box), layer: view.layer, map: view.map }
}

function arrival(app, from, flight) {
  const { view, net, sheet, cards, stage } = app
  if (from === view.level) return
  const maps = [...Array(net.layers[from > view.level ? flight.layer : view.layer].count).keys()]
  if (view.level === 1 && from === 0) fly(app, sheet.atlas, maps, flight.cards[view.layer], tilesOnScreen(app, sheet.canvas, sheet.tiles, maps), sheet.canvas)
  else if (view.level === 2 && from === 1) {
    fly(app, atlasOf(app, net.layers[view.layer]), [view.map], [flight.tiles[view.map]], [boxOnScreen(app, stage.pic.box)], stage.pic.box)
  } else if (view.level === 1) fly(app, sheet.atlas, [flight.map], [flight.box], tilesOnScreen(app, sheet.canvas, sheet.tiles, [flight.map]), sheet.ring)
  else if (view.level === 0) {
    const card = cards[flight.layer]
    const to = tilesOnScreen(app, card.canvas, card.tiles, from === 1 ? maps : [flight.map])
    fly(app, card.atlas, from === 1 ? maps : [flight.map], flight.tiles ?? [flight.box], to, card.canvas)
  }
}

function atlasOf(app, layer) {
  if (!app.atlases.has(layer.name)) app.atlases.set(layer.name, makeAtlas(app.net, layer, app.view.scale, app.fulls.get(layer.name)))
  return app.atlases.get(layer.name)
}

function draw(app) {
  const { parts, labels, net, view } = app
  land(app)
  parts.scaleTitle.textContent = labels.scale
  const scales = { map: labels.scale_map, layer: labels.scale_layer, network: labels.scale_network }
  parts.scale.replaceChildren(...Object.entries(scales).map(([value, text]) => Object.assign(element("option", "", text), { value, selected: value === view.scale })))
  parts.png.textContent = labels.png
  parts.csv.textContent = labels.csv
  parts.tableTitle.textContent = labels.numbers
  parts.inputTitle.textContent = labels.input
  drawCrumbs(app)
  const longest = parts.root.clientWidth < 700 ? 120 : 200
  app.input = makePic(parts.input, net.image.height, net.image.width, longest)
  paintImage(app.input.canvas, net.image)
  followPointer(app.input, (cell) => overImage(app, cell), () => { if (view.level === 1) hover(app, view.layer, view.chosen, null) })
  app.sheet = app.cards = app.stage = null
  showField(app, null)
  app.drawnWide = parts.view.clientWidth
  parts.root.dataset.level = view.level
  if (view.level === 0) drawOverview(app)
  else if (view.level === 1) drawLayer(app)
  else drawStep(app)
  drawLoupe(app)
  drawSay(app)
  drawWords(app)
}

function drawCrumbs(app) {
  const { parts, labels, net, view } = app
  const crumb = (text, testid, act) => {
    const made = element(act ? "button" : "b", "", text)
    if (act) Object.assign(made, { type: "button", onclick: act })
    made.dataset.testid = testid
    return made
  }
  const made = [crumb(labels.all_layers, "maps-to-all", view.level > 0 ? () => goTo(app, {}) : null)]
  if (view.level > 0) {
    const { name, at } = net.layers[view.layer]
    made.push("›", crumb(name, "maps-to-layer", view.level > 1 ? () => goTo(app, { layer: at, chosen: view.map }) : null))
  }
  if (view.level > 1) made.push("›", crumb(fill(labels.map, { map: view.map }), "maps-here", null))
  parts.crumbs.replaceChildren(...made)
}

/** What the pointer is on: a pixel of a map of a layer; −1 for nothing. */
function hover(app, layer, map = 0, pixel = null) {
  app.hovered = { layer, map, pixel }
  if (app.view.level === 0) ringTiles(app)
  else if (app.view.level === 1) ringSheet(app)
  const found = layer >= 0 ? app.net.layers[layer] : null
  showField(app, found && (pixel || found.values) ? pixelField(app.net, layer, pixel ?? [0, 0]) : null)
  drawLoupe(app)
}

/** The hovered map large, with the ends of its colours. */
function drawLoupe(app) {
  const { parts, labels, net, view } = app
  const { layer: at, map, pixel } = view.level === 2 ? { layer: view.layer, map: view.map, pixel: null } : app.hovered
  const layer = at >= 0 ? net.layers[at] : null
  parts.loupeTitle.textContent = layer ? fill(layer.values ? labels.unit_of : labels.map_of, { map, layer: layer.name }) : labels.loupe_hint
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
  const pixel = pixelOver(net, view.layer, cell)
  if (view.level === 2) {
    if (app.stage.step) pointAt(app, pixel)
  } else hover(app, view.layer, app.hovered.layer === view.layer ? app.hovered.map : view.chosen, pixel)
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

/** The address holds the view; what the server writes into it knows nothing of the zoom. */
function writeAddress({ view, net }) {
  setQuery({ layer: view.level > 0 ? net.layers[view.layer].name : null, map: view.level > 1 ? view.map : null,
    at: view.level > 1 && view.pixel ? view.pixel.join(",") : null, colours: view.scale === "map" ? null : view.scale })
}
