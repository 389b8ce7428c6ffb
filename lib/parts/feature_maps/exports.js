// What is seen as a picture and as numbers to take along.

const HEAD_LINE = 22

/** Such as "lenet-final-conv2-map40.png". */
function exportName({ net, view }, ending) {
  const [run, checkpoint = ""] = net.name.split(" ")
  const parts = [run, checkpoint, view.level > 0 ? net.layers[view.layer].name : "", view.level > 1 ? `map${view.map}` : ""]
  return `${parts.filter(Boolean).join("-").replaceAll("/", "-")}.${ending}`
}

/** Every canvas of the view where it stands on the page, with its texts, as PNG. */
function savePng(app) {
  const { view: box } = app.parts
  const sharp = 2
  const outer = box.getBoundingClientRect()
  const style = getComputedStyle(app.parts.root)
  const canvas = element("canvas")
  const context = canvas.getContext("2d")
  const font = `600 14px ${style.fontFamily}`
  context.font = font
  const said = wrapped(context, app.parts.summary.textContent, box.scrollWidth - 8)
  const head = said.length * HEAD_LINE + 12
  canvas.width = Math.min(4000, box.scrollWidth * sharp)
  canvas.height = Math.min(12000, (box.scrollHeight + head) * sharp)
  context.scale(sharp, sharp)
  context.fillStyle = style.getPropertyValue("--st-background-color") || "#fff"
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = style.color
  context.font = font
  context.textBaseline = "middle"
  said.forEach((line, number) => context.fillText(line, 4, (number + 0.5) * HEAD_LINE))
  context.imageSmoothingEnabled = false
  const place = ({ left, top, width, height }) => [left - outer.left, top - outer.top + head, width, height]
  const draw = (node) => place(node.getBoundingClientRect())
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
  for (const { text, rect, node } of piecesOfText(box)) {
    const look = getComputedStyle(node.parentElement)
    const [x, y, , height] = place(rect)
    context.fillStyle = look.color
    context.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`
    context.fillText(text, x, y + height / 2)
  }
  saveCanvas(exportName(app, "png"), canvas)
}

/** A text in lines of at most `wide` pixels; Chinese may break between any two characters. */
function wrapped(context, text, wide) {
  const lines = [""]
  for (const piece of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    if (lines.at(-1) && context.measureText(lines.at(-1) + piece.trimEnd()).width > wide) lines.push("")
    lines[lines.length - 1] += piece
  }
  return lines
}

/** Every word that is seen, or character where a word goes over two lines: { text, rect, node }. */
function* piecesOfText(box) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.parentElement.closest("[hidden], [data-testid^=maps-open]")) continue
    for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      if (range.getClientRects().length === 1) yield { text: word, rect: range.getBoundingClientRect(), node }
      else {
        for (let at = index; at < index + word.length; at += 1) {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          if (range.getClientRects().length) yield { text: node.data[at], rect: range.getBoundingClientRect(), node }
        }
      }
    }
  }
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
