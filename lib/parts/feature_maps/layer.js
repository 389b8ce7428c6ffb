// Level two: all maps of one layer, each large enough to look at, every pixel with its value.

function drawLayer(app) {
  const { parts, labels, net, view } = app
  const layer = net.layers[view.layer]
  const full = app.fulls.get(layer.name)
  const atlas = atlasOf(app, layer)
  const wide = parts.view.clientWidth || 300
  const tiles = arrange(layer.count, ...layer.shape.slice(0, 2), wide, 560, { gap: 4, most: 260, least: layer.shape[1] === 1 ? 90 : 44 })
  const canvas = element("canvas", "tiles")
  canvas.dataset.testid = "maps-tiles"
  canvas.tabIndex = 0
  canvas.ariaLabel = fill(labels.tiles, { layer: layer.name, maps: layer.count })
  canvas.setAttribute("role", "application")
  drawTiles(canvas, atlas, tiles)
  numberTiles(canvas, tiles)
  const box = element("div", "inside")
  const ring = element("i", "ring")
  const dot = element("i", "dot")
  box.append(canvas, ring, dot)
  const hint = element("p", "hint muted", layer.opens ? labels.hint_layer : layer.kind === "capsules" ? labels.hint_capsules : labels.hint_states)
  const say = element("p", "hint", full ? "" : app.trouble || (app.waiting ? labels.waiting : ""))
  say.dataset.testid = "maps-waiting"
  say.classList.toggle("busy", Boolean(say.textContent) && !app.trouble)
  const block = full ? full.block : layer.block
  const reduced = element("p", "hint muted", block > 1 ? fill(labels.averaged, { block }) : "")
  parts.view.replaceChildren(hint, say, box, reduced)
  app.sheet = { canvas, ring, dot, tiles, atlas, layer }
  canvas.onpointermove = (event) => {
    const hit = tileUnder(canvas, tiles, event)
    if (hit) hover(app, layer.at, hit.at, pixelIn(layer, hit))
  }
  canvas.onpointerleave = () => hover(app, layer.at, view.chosen, null)
  canvas.onclick = (event) => {
    const hit = tileUnder(canvas, tiles, event)
    if (!hit) return
    view.chosen = hit.at
    if (layer.opens) goTo(app, { layer: layer.at, map: hit.at, pixel: pixelIn(layer, hit) })
    else hover(app, layer.at, hit.at, pixelIn(layer, hit))
  }
  canvas.onkeydown = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -tiles.across, ArrowDown: tiles.across }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      view.chosen = Math.min(layer.count - 1, Math.max(0, view.chosen + by))
      hover(app, layer.at, view.chosen, null)
    } else if (event.key === "Enter" && layer.opens) goTo(app, { layer: layer.at, map: view.chosen })
  }
  hover(app, layer.at, view.chosen, null)
}

/** The number of each map in its corner, where there is room. */
function numberTiles(canvas, tiles) {
  if (tiles.wide < 40) return
  const sharp = window.devicePixelRatio || 1
  const context = canvas.getContext("2d")
  context.setTransform(sharp, 0, 0, sharp, 0, 0)
  context.font = "600 11px system-ui, sans-serif"
  context.textBaseline = "top"
  for (let at = 0; at < tiles.count; at += 1) {
    const [x, y] = tiles.corner(at)
    const text = String(at)
    context.fillStyle = "rgba(0, 0, 0, 0.55)"
    context.fillRect(x, y, context.measureText(text).width + 6, 15)
    context.fillStyle = "#fff"
    context.fillText(text, x + 3, y + 2)
  }
}

/** Ring the hovered tile and mark the pixel in it. */
function ringSheet(app) {
  const { sheet, hovered } = app
  if (!sheet || hovered.layer !== sheet.layer.at) return
  const { ring, dot, tiles, layer } = sheet
  const [x, y] = tiles.corner(hovered.map)
  Object.assign(ring.style, { left: `${x}px`, top: `${y}px`, width: `${tiles.wide}px`, height: `${tiles.tall}px` })
  dot.hidden = !hovered.pixel
  if (!hovered.pixel) return
  const [row, column] = hovered.pixel
  const [tall, wide] = layer.shape
  Object.assign(dot.style, { left: `${x + column * tiles.wide / wide}px`, top: `${y + row * tiles.tall / tall}px`,
    width: `${Math.max(3, tiles.wide / wide)}px`, height: `${Math.max(3, tiles.tall / tall)}px` })
}

/** The value of a pixel where it was sent as a number, else null. */
function valueAt(app, layer, map, pixel) {
  if (layer.values) return layer.values[map]
  const full = app.fulls.get(layer.name)
  if (!pixel || !full || !(full.data instanceof Float32Array)) return null
  return full.data[(map * full.shape[1] + pixel[0]) * full.shape[2] + pixel[1]]
}
