// From level to level: what the address says, what the server is asked, and what flies meanwhile.

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

/** The layer of that name, and the same map of it, in another network or picture, as far as there is one. */
function stayIn({ layers }, view, name) {
  const same = layers.find((layer) => layer.name === name)
  const found = view.level > 0 && same?.maps && (view.level < 2 || same.opens) && view.map < same.count
  return found ? { ...view, layer: same.at, chosen: Math.min(view.chosen, same.count - 1) } : { ...view, level: 0, layer: 0, map: 0, chosen: 0, pixel: null, channel: null }
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
  comeInto(app)
}

const TAKES_KEYS = "[data-testid=maps-tiles], [data-testid=maps-output]"

function takeKeys({ parts }) {
  parts.view.querySelector(TAKES_KEYS)?.focus({ preventScroll: true })
}

/** Keys go on where the learner now is, and its beginning is seen. */
function comeInto(app) {
  const { parts } = app
  takeKeys(app)
  if (parts.root.getBoundingClientRect().top < 0) parts.root.scrollIntoView({ block: "start" })
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

/** The address holds the view; what the server writes into it knows nothing of the zoom. */
function writeAddress({ view, net }) {
  setQuery({ layer: view.level > 0 ? net.layers[view.layer].name : null, map: view.level > 1 ? view.map : null,
    at: view.level > 1 && view.pixel ? view.pixel.join(",") : null, colours: view.scale === "map" ? null : view.scale })
}
