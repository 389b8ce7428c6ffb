// Everything here follows from a few whole numbers; the server is asked nothing.

export default function ({ data, parentElement }) {
  const app = mounted(parentElement, ".tracer", createApp)
  load(app, data)
  return () => unmount(parentElement)
}

function createApp(root) {
  const parts = partsOf(root)
  const app = {
    parts, network: null,
    change(at, values) {
      app.windows = app.windows.map((window, number) => (number === at ? { ...window, ...values } : window))
      drawShapes(app)
      writeAddress(app)
    },
    resize(side) {
      app.side = side
      drawShapes(app)
      writeAddress(app)
    },
  }
  parts.reset.onclick = () => {
    start(app, "")
    draw(app)
    writeAddress(app)
  }
  return app
}

/** Take in what the server sent; what the learner changed stays while the network is the same. */
function load(app, data) {
  const network = JSON.stringify([data.network, data.side, data.channels, data.windows])
  const same = app.network === network
  Object.assign(app, { meta: data, labels: data.labels, network })
  if (!same) start(app, app.loaded ? "" : data.view)
  app.loaded = true
  draw(app)
  writeAddress(app)
}

/** The network as it is built, or as the address says. */
function start(app, view) {
  app.side = app.meta.side
  app.windows = app.meta.windows
  const said = readView(app.meta.windows, view)
  if (said) Object.assign(app, said)
}

/** "28_9-1-v-256_9-2-v-256" → the side and the windows; null for anything else. */
function readView(windows, view) {
  const [side, ...layers] = String(view ?? "").split("_")
  if (layers.length !== windows.length || !inside(side, LIMITS.input)) return null
  const read = layers.map((text, at) => {
    const [kernel, stride, padding, channels] = text.split("-")
    const valid = inside(kernel, LIMITS.side) && inside(stride, LIMITS.stride) && ["v", "s"].includes(padding)
      && (windows[at].channels === null || inside(channels, LIMITS.channels))
    return valid && { ...windows[at], side: Number(kernel), stride: Number(stride), padding: padding === "s" ? "same" : "valid",
      channels: windows[at].channels === null ? null : Number(channels) }
  })
  return read.every(Boolean) ? { side: Number(side), windows: read } : null
}

function inside(text, [low, high]) {
  return /^\d+$/.test(text) && Number(text) >= low && Number(text) <= high
}

/** The address holds what was changed, and nothing where all is as it is built. */
function writeAddress({ meta, side, windows }) {
  const view = (from, layers) => [from, ...layers.map((layer) => [layer.side, layer.stride, layer.padding[0], layer.channels ?? ""].join("-"))].join("_")
  const now = view(side, windows)
  setQuery({ shapes: now === view(meta.side, meta.windows) ? null : now })
}

/** Everything, the controls anew. */
function draw(app) {
  const { parts, labels, meta } = app
  parts.reset.textContent = labels.reset
  parts.numbersTitle.textContent = labels.numbers
  const input = layerRow(labels.input, "")
  input.querySelector(".controls").append(numberControl({ text: labels.input_side, testid: "tracer-input", value: app.side,
    limits: LIMITS.input, change: app.resize }))
  parts.layers.replaceChildren(input, ...app.windows.map((window, at) => {
    const row = layerRow(window.layer, kindText(labels, window.kind))
    row.querySelector(".controls").append(...layerControls(app, window, at))
    return row
  }))
  drawSay(app)
  parts.layers.inert = parts.root.classList.contains("asking")
  drawShapes(app)
}

function layerRow(name, kind) {
  const row = document.createElement("li")
  row.innerHTML = '<div class="name"><b></b><small></small></div><div class="controls"></div>'
    + '<div class="fit"><svg preserveAspectRatio="xMinYMid meet" aria-hidden="true"></svg><p class="formula mono"></p><p class="fits"></p></div>'
    + '<div class="result"><i></i><p class="shape mono"></p><small></small></div>'
  row.querySelector("b").textContent = name
  row.querySelector("small").textContent = kind
  return row
}

/** All shapes from the numbers as they are now. */
function drawShapes(app) {
  const { parts, labels, meta } = app
  const dimensions = meta.windows[0].dimensions
  const steps = traceShapes({ side: app.side, channels: meta.channels }, app.windows)
  const [input, ...rows] = parts.layers.children
  const largest = Math.max(app.side, ...steps.map(({ after }) => after?.side ?? 0))
  showMap(input, { side: app.side, channels: meta.channels }, dimensions, largest, "input")
  input.querySelector(".fit").hidden = true
  const asked = parts.root.classList.contains("asking") ? askedLayer(meta.windows) : rows.length
  rows.forEach((row, at) => {
    const window = app.windows[at]
    const step = steps[at]
    row.classList.toggle("hidden", at >= asked)
    row.classList.toggle("wrong", step.after === null)
    row.querySelector(".fit").hidden = step.before === null
    showMap(row, step.after, dimensions, largest, at)
    if (step.before === null) return
    drawRuler(row.querySelector("svg"), step.before.side, step.kernel, window, step.after?.side ?? null)
    row.querySelector(".formula").textContent = step.after ? sumText(window, step.kernel, step.before, step.after) : ""
    row.querySelector(".fits").textContent = step.after ? fitText(labels, window, step) : problemText(labels, window, step)
    const cost = row.querySelector(".result small")
    cost.textContent = !step.after ? "" : joinSentences([
      step.weights === null ? "" : fill(labels.weights, { sum: weightsText(window, step) }),
      fill(dimensions === 1 ? labels.sees_sequence : labels.sees, { field: step.field })])
  })
  parts.end.textContent = asked < rows.length ? "" : endText(app, steps.at(-1).after, dimensions)
  parts.end.hidden = !parts.end.textContent
  drawTable(app, steps, asked, dimensions)
}

/** A square as large as the map is beside the others, and its shape. */
function showMap(row, map, dimensions, largest, name) {
  const square = row.querySelector(".result i")
  const size = map ? Math.max(4, 72 * map.side / largest) : 0
  Object.assign(square.style, { width: `${size}px`, height: dimensions === 1 ? "10px" : `${size}px` })
  const text = row.querySelector(".shape")
  text.textContent = map ? shapeText(map, dimensions) : "–"
  text.dataset.testid = `tracer-shape-${name}`
}

function drawTable({ parts, labels, windows }, steps, asked, dimensions) {
  const lines = [[labels.table_layer, labels.table_shape, labels.table_weights, labels.table_products],
    ...steps.slice(0, asked).map((step, at) => [windows[at].layer, step.after ? shapeText(step.after, dimensions) : "–",
      step.weights ? grouped(step.weights) : "–", step.products ? grouped(step.products) : "–"])]
  parts.table.replaceChildren(...lines.map((cells, number) => {
    const row = document.createElement("tr")
    row.append(...cells.map((text) => Object.assign(document.createElement(number ? "td" : "th"), { textContent: text })))
    return row
  }))
}
