// What the learner takes along: a PNG of what is on the screen, and every number as CSV.

const TILE = 256
const MARGIN = 16

/** A PNG: input, output and, for several kernels, all their maps, with the formula and the current sum. */
function savePicture(app) {
  const { parts, state, part, left, right } = app
  const maps = [...parts.strip.querySelectorAll(".card:not(.add)")]
  const canvas = element("canvas", { width: 4 * (TILE + MARGIN) + MARGIN,
    height: TILE + 150 + Math.ceil(maps.length / 8) * (TILE / 2 + 34) })
  const pen = canvas.getContext("2d")
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingEnabled = false
  pen.fillStyle = "#16202c"
  pen.font = "15px system-ui, sans-serif"
  const draw = (source, text, x, y, side) => {
    pen.drawImage(source, x, y, side, side)
    pen.fillText(text, x, y + side + 18, side)
  }
  const range = right.range.map(short).join(" … ")
  draw(parts.left.querySelector("canvas"), left.title, MARGIN, MARGIN, TILE)
  draw(parts.right.querySelector("canvas"), `${right.title} (${range})`, 2 * MARGIN + TILE, MARGIN, TILE)
  const small = element("canvas")
  paintKernel(small, state.kernels[state.chosen], state.kernel)
  draw(small, kernelTitle(app.labels, state.kernels[state.chosen]), 3 * MARGIN + 2 * TILE, MARGIN, TILE / 2)
  maps.forEach((card, at) => draw(card.querySelector("canvas"), card.title, MARGIN + (at % 8) * (TILE / 2 + 8), TILE + 60 + Math.floor(at / 8) * (TILE / 2 + 34), TILE / 2))
  pen.fillText(parts.formula.textContent, MARGIN, canvas.height - 44, canvas.width - 2 * MARGIN)
  pen.fillText(parts.sum.textContent, MARGIN, canvas.height - 18, canvas.width - 2 * MARGIN)
  saveCanvas(`${part}.png`, canvas)
}

/** A CSV with a line a value: of every map in the convolution part, else of what went in and what came out. */
function saveNumbers(app) {
  const { state, part, layer, right, labels } = app
  const maps = part === "convolution" ? layer.maps.map((map, at) => [`${at} ${kernelTitle(labels, state.kernels[at])}`, map])
    : [["before", beforeOf(app)], ["after", right.map]]
  const lines = ["map,row,column,value"]
  for (const [name, { columns, data }] of maps) {
    data.forEach((value, at) => lines.push(`"${name}",${Math.floor(at / columns)},${at % columns},${value}`))
  }
  saveFile(`${part}.csv`, new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv" }))
}

function beforeOf({ part, pooling, activation, lrn, dropout, state }) {
  return { pooling: () => pooling.map, activation: () => activation.before, lrn: () => lrn.active[state.chosen], dropout: () => dropout.units }[part]()
}
