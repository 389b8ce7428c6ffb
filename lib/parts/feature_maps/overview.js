// Level one: every layer as a card with all its maps, in the order of computation.

const CARD = [184, 140] // the box that a layer's maps fill, and on a phone
const WIDE_CARD = [310, 170]
const MOST_BARS = 12

function shapeOf({ shape }) {
  return shape.length === 3 && shape[1] === 1 ? `${shape[0]} × ${shape[2]}` : shape.join(" × ")
}

function drawOverview(app) {
  const { net, parts, labels } = app
  const flow = element("ol", "flow")
  app.cards = net.layers.map((layer) => {
    const item = element("li", `card ${layer.kind}`)
    item.dataset.testid = `maps-card-${layer.name}`
    const head = element("header")
    head.append(element("b", "", layer.name), element("span", "muted", `${kindText(labels, layer.kind)} · ${shapeOf(layer)}`))
    item.append(head)
    const drawn = layer.kind === "scores" || (layer.values && layer.count <= MOST_BARS) ? bars(app, layer) : cardTiles(app, layer)
    item.append(drawn.body)
    const foot = element("footer")
    if (drawn.tiles) foot.append(rangeText(layer))
    if (layer.maps) {
      const open = element("button", "open", labels.open_layer)
      open.type = "button"
      open.dataset.testid = `maps-open-${layer.name}`
      open.onclick = () => goTo(app, { layer: layer.at })
      foot.append(open)
    }
    item.append(foot)
    flow.append(item)
    return { ...drawn, item, layer }
  })
  parts.view.replaceChildren(flow)
}

/** The maps of a card, or the numbers of a dense layer as cells. */
function cardTiles(app, layer) {
  const [tall, wide] = layer.maps ? layer.shape : [1, 1]
  const box = app.parts.root.clientWidth < 700 ? WIDE_CARD : CARD
  const tiles = arrange(layer.count, tall, wide, ...box, { gap: layer.count > 1500 ? 0 : layer.count > 150 ? 1 : 2 })
  const atlas = atlasOf(app, layer)
  const canvas = element("canvas", "tiles")
  drawTiles(canvas, atlas, tiles)
  const body = element("div", "body")
  const ring = element("i", "ring")
  ring.hidden = true
  const inside = element("div", "inside")
  inside.append(canvas, ring)
  body.append(inside)
  const card = { body, canvas, ring, tiles, atlas }
  canvas.onpointermove = (event) => {
    const hit = tileUnder(canvas, tiles, event)
    if (hit) hover(app, layer.at, hit.at, pixelIn(layer, hit))
  }
  canvas.onpointerleave = () => hover(app, -1)
  if (layer.maps) {
    canvas.onclick = (event) => {
      const hit = tileUnder(canvas, tiles, event)
      goTo(app, { layer: layer.at, chosen: hit?.at ?? 0 })
    }
  }
  return card
}

function rangeText({ low, high }) {
  const range = element("small", "range")
  range.append(number(low), " – ", number(high))
  return range
}

function tileUnder(canvas, tiles, event) {
  const { left, top } = canvas.getBoundingClientRect()
  return tiles.under(event.clientX - left, event.clientY - top)
}

function pixelIn({ maps, shape }, { right, down }) {
  return maps ? [Math.floor(down * shape[0]), Math.floor(right * shape[1])] : [0, 0]
}

/** The scores as bars, those of many classes only at the top. */
function bars(app, layer) {
  const list = element("ol", "bars")
  const order = [...layer.values.keys()].sort((one, other) => layer.values[other] - layer.values[one])
  const shown = new Set(order.slice(0, MOST_BARS))
  const most = Math.max(...layer.values.map(Math.abs), 1e-9)
  layer.values.forEach((value, at) => {
    if (!shown.has(at)) return
    const row = element("li", at === order[0] ? "best" : "")
    const bar = element("i")
    bar.style.width = `${Math.max(0, 100 * value / most)}%`
    const track = element("span", "track")
    track.append(bar)
    row.append(element("b", "", app.net.classes[at] ?? String(at)), track, number(value, layer.kind === "scores" ? `maps-score-${at}` : ""))
    list.append(row)
  })
  const body = element("div", "body")
  body.append(list)
  return { body }
}

/** Ring the hovered tile, and the same map in the layers that keep the maps apart. */
function ringTiles(app) {
  const { hovered, net } = app
  const linked = hovered.layer < 0 ? new Set() : sameMaps(net, hovered.layer)
  for (const { ring, tiles, layer } of app.cards ?? []) {
    if (!ring) continue
    ring.hidden = !linked.has(layer.at)
    if (ring.hidden) continue
    const [x, y] = tiles.corner(hovered.map)
    Object.assign(ring.style, { left: `${x}px`, top: `${y}px`, width: `${tiles.wide}px`, height: `${tiles.tall}px` })
  }
}

const KEEPS_MAPS = ["pooling", "lrn", "normalization", "activation"]

/** The layers in which a map of layer `at` has the same number: through poolings and what works map by map. */
function sameMaps({ layers }, at) {
  const found = new Set([at])
  for (let next = at + 1; next < layers.length && KEEPS_MAPS.includes(layers[next].kind); next += 1) found.add(next)
  for (let last = at; last > 0 && KEEPS_MAPS.includes(layers[last].kind); last -= 1) found.add(last - 1)
  return found
}
