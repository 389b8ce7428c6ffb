// The lab: a layer of kernels over one picture, and what follows it. The server sends the picture and is asked nothing.

const KINDS = { convolution: CONVOLUTION, pooling: POOLING, activation: ACTIVATION, lrn: LRN, dropout: DROPOUT }

export default function ({ data, parentElement }) {
  const app = mounted(parentElement, ".conv", createApp)
  load(app, data)
  return () => {
    stopScan(app)
    unmount(parentElement)
  }
}

function createApp(root) {
  const parts = partsOf(root)
  const app = {
    parts, state: null, until: null, frame: null, speed: 1, channel: 0, maps: new Map(), layerKey: "",
    refresh: () => refresh(app),
    rebuild: () => rebuild(app),
  }
  listenToStages(app)
  parts.back.onclick = () => stepPlace(app, -1)
  parts.next.onclick = () => stepPlace(app, 1)
  parts.play.onclick = () => playScan(app)
  parts.speed.value = app.speed
  parts.speed.oninput = () => { app.speed = Number(parts.speed.value) }
  parts.shared.onchange = () => {
    app.state.shared = parts.shared.checked
    refresh(app)
  }
  parts.picture.onclick = () => savePicture(app)
  parts.numbers.onclick = () => saveNumbers(app)
  parts.details.ontoggle = () => drawTable(app)
  return app
}

/** Take in what the server sent; what the learner set stays whatever the picture and the part. */
function load(app, bytes) {
  const { meta, arrays } = unpack(bytes)
  app.state ??= readView(meta.view)
  Object.assign(app, { meta, labels: meta.labels, part: meta.part, kind: KINDS[meta.part], picture: imageOf(arrays.image) })
  const { parts, labels } = app
  parts.root.dataset.show = meta.part
  parts.back.ariaLabel = labels.back
  parts.next.ariaLabel = labels.next
  parts.play.textContent = labels.play
  parts.speedText.textContent = labels.speed
  parts.sharedText.textContent = meta.part === "lrn" ? labels.shared_lrn : labels.shared
  parts.shared.checked = app.state.shared
  parts.shared.parentElement.hidden = ["pooling", "dropout"].includes(meta.part) // always that of the input
  parts.picture.textContent = labels.save_picture
  parts.numbers.textContent = labels.save_numbers
  parts.tableTitle.textContent = labels.numbers
  rebuild(app)
}

/** All maps of the layer; those of kernels that are as they were are not computed again. */
function computeLayer(app) {
  const { state, picture, meta } = app
  const side = workingSide(app)
  const key = JSON.stringify([meta.picture, side, state.colour, state.kernel, state.stride, state.padding, state.dilation])
  if (key !== app.layerKey) {
    const small = reducedTo(picture, side)
    app.image = state.colour ? small : inGrey(small)
    app.maps = new Map()
    app.layerKey = key
  }
  const geometry = geometryOf(app.image, state.kernel, state)
  const known = app.maps
  app.maps = new Map(state.kernels.map((kernel) =>
    [kernel, known.get(kernel) ?? convolve(app.image, weightsFor(kernel, app.image.channels), geometry)]))
  app.layer = { geometry, maps: state.kernels.map((kernel) => app.maps.get(kernel)) }
}

/** Numbers and pictures anew, the controls as they are. */
function refresh(app) {
  computeLayer(app)
  const impossible = app.layer.maps[0].data.length === 0
  app.parts.root.classList.toggle("impossible", impossible)
  app.until = null
  if (impossible) {
    app.geometry = app.layer.geometry
    app.parts.formula.textContent = app.part === "convolution" ? CONVOLUTION.formula(app) : app.labels.no_map
    settle(app)
    return
  }
  Object.assign(app, app.kind.compute(app))
  carryPlace(app)
  app.parts.formula.textContent = app.kind.formula(app)
  drawStrip(app)
  drawStages(app)
  settle(app)
}

/** In a smaller or larger map the place is the same share of its sides; one that the address names stays if it
 * lies in the map, else it was one of the convolution's. */
function carryPlace(app) {
  const { rows, columns } = app.right.map
  const { geometry } = app.layer
  const inside = app.state.at[0] < rows && app.state.at[1] < columns
  const [from, wide] = app.placed ?? (!app.meta.view.at ? START_MAP : inside ? [rows, columns] : [geometry.rows, geometry.columns])
  if (from !== rows || wide !== columns) {
    app.state.at = [Math.floor(app.state.at[0] * rows / from), Math.floor(app.state.at[1] * columns / wide)]
  }
  app.placed = [rows, columns]
}

/** Everything, the controls too. */
function rebuild(app) {
  const { parts, kind } = app
  stopScan(app)
  parts.settings.replaceChildren(...kind.settings(app))
  buildStrip(app)
  computeLayer(app)
  if (app.layer.maps[0].data.length) Object.assign(app, kind.compute(app))
  kind.middle(app)
  if (app.layer.maps[0].data.length) parts.work.replaceChildren(...kind.work(app))
  refresh(app)
  if (app.layer.maps[0].data.length) drawSay(app)
}

/** The learner has come to rest: the address and the table follow. */
function settle(app) {
  clearTimeout(app.timer)
  app.timer = setTimeout(() => {
    writeView(app)
    drawTable(app)
  }, 150)
}

function drawTable(app) {
  if (app.parts.details.open && app.layer.maps[0].data.length) fillTable(app.parts.table, app.kind.table(app))
}
