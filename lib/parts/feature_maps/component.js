// Three levels of one network: all layers, one layer, one map. What is pointed at moves here, without the server;
// a zoom asks it for the numbers that are not here yet, while the tiles are on their way.

const KEPT = 12 // answers of each kind that stay here

export default function ({ data, parentElement, setStateValue }) {
  const app = mounted(parentElement, ".maps", createApp)
  app.send = (asked) => setStateValue("asked", asked)
  load(app, unpack(data))
  return () => {
    land(app)
    unmount(parentElement)
  }
}

function createApp(root) {
  const parts = partsOf(root)
  const app = { parts, net: null, view: null, hovered: { layer: -1, map: 0, pixel: null }, atlases: new Map(),
    fulls: new Map(), steps: new Map(), waiting: "", trouble: "", told: false }
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
  if (!meta.layers && !meta.full && !meta.step && !meta.trouble && app.net?.name === meta.name && app.said === said) return
  Object.assign(app, { labels: meta.labels, said })
  if (meta.layers) {
    const first = app.net === null
    const before = app.view
    const name = app.net?.layers[before?.layer]?.name
    app.net = readNetwork(packed)
    app.atlases.clear()
    app.fulls.clear()
    app.steps.clear()
    app.view = first ? viewIn(app.net, meta.view) : stayIn(app.net, before, name)
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

function atlasOf(app, layer) {
  if (!app.atlases.has(layer.name)) app.atlases.set(layer.name, makeAtlas(app.net, layer, app.view.scale, app.fulls.get(layer.name)))
  return app.atlases.get(layer.name)
}

function draw(app) {
  const { parts, labels, net, view } = app
  const hadKeys = parts.root.getRootNode().activeElement?.matches(TAKES_KEYS)
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
  paintPicture(app.input.canvas, net.image.data, [net.image.height, net.image.width, net.image.channels])
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
  if (hadKeys) takeKeys(app)
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
