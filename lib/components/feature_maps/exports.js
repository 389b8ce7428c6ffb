// What is seen as a picture and as numbers to take along.

function exportName({ net, view }, ending) {
  const parts = ["maps", view.level > 0 ? net.layers[view.layer].name : "", view.level > 1 ? `map${view.map}` : ""]
  return `${parts.filter(Boolean).join("-")}.${ending}`
}

/** Every canvas of the view where it stands on the page, with its captions, as PNG. */
function savePng(app) {
  const { view: box } = app.parts
  const sharp = 2
  const outer = box.getBoundingClientRect()
  const style = getComputedStyle(app.parts.root)
  const canvas = element("canvas")
  const head = 34
  canvas.width = Math.min(4000, box.scrollWidth * sharp)
  canvas.height = Math.min(12000, (box.scrollHeight + head) * sharp)
  const context = canvas.getContext("2d")
  context.scale(sharp, sharp)
  context.fillStyle = style.getPropertyValue("--st-background-color") || "#fff"
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = style.color
  context.font = "600 14px system-ui, sans-serif"
  context.fillText(app.parts.summary.textContent.slice(0, 160), 4, 20)
  context.imageSmoothingEnabled = false
  const draw = (node) => {
    const { left, top, width, height } = node.getBoundingClientRect()
    return [left - outer.left, top - outer.top + head, width, height]
  }
  for (const one of box.querySelectorAll("canvas")) if (one.width && one.height) context.drawImage(one, ...draw(one))
  for (const one of box.querySelectorAll(".mark:not([hidden])")) {
    context.strokeStyle = getComputedStyle(one).outlineColor
    context.lineWidth = 2
    context.strokeRect(...draw(one))
  }
  for (const cell of box.querySelectorAll(".squares i")) {
    context.fillStyle = cell.style.background
    context.fillRect(...draw(cell))
  }
  context.textBaseline = "middle"
  for (const one of box.querySelectorAll("b, h4, header .muted, .sign, .mono, .what, figcaption, .squares i")) {
    const [x, y, width, height] = draw(one)
    const look = getComputedStyle(one)
    context.fillStyle = look.color
    context.font = `${look.fontWeight} ${look.fontSize} system-ui, sans-serif`
    context.textAlign = look.textAlign === "center" ? "center" : "left"
    context.fillText(one.textContent, context.textAlign === "center" ? x + width / 2 : x, y + height / 2)
  }
  saveCanvas(exportName(app, "png"), canvas)
}

function saveCsv(app) {
  const lines = app.view.level === 0 || !csvOfMaps(app) ? app.lines : csvOfMaps(app)
  const quoted = (cell) => (typeof cell === "number" ? String(cell) : `"${String(cell).replaceAll('"', '""')}"`)
  saveFile(exportName(app, "csv"), new Blob(["\ufeff", lines.map((cells) => cells.map(quoted).join(",")).join("\n")], { type: "text/csv" }))
}

/** Every pixel of the layer, or of the map with its sum and the strongest channels' parts; null while there are none. */
function csvOfMaps({ net, view, fulls, stage }) {
  if (view.level === 1) {
    const full = fulls.get(net.layers[view.layer].name)
    if (!full || !(full.data instanceof Float32Array)) return null
    const [count, rows, columns] = full.shape
    const lines = [["map", "row", ...Array.from({ length: columns }, (_, column) => column)]]
    for (let map = 0; map < count; map += 1) {
      for (let row = 0; row < rows; row += 1) {
        const from = (map * rows + row) * columns
        lines.push([map, row, ...full.data.subarray(from, from + columns)])
      }
    }
    return lines
  }
  const { step, layer } = stage ?? {}
  if (!step) return null
  const channels = step.kind === "convolution" ? Array.from(step.channels.data.subarray(0, Math.min(step.sent, LEDGER))) : []
  const lines = [["row", "column", "output", ...(step.kind === "convolution" ? ["sum"] : []), ...channels.map((channel) => `channel ${channel}`)]]
  for (let row = 0; row < step.rows; row += 1) {
    for (let column = 0; column < step.columns; column += 1) {
      const at = row * step.columns + column
      lines.push([row, column, step.output.data[at], ...(step.kind === "convolution" ? [step.sums.data[at]] : []),
        ...channels.map((_, nth) => patchOf(step, layer.slide, nth, [row, column]).sum)])
    }
  }
  return lines
}
