// The answer: a bar a class, the two capsules' drawings in two colours, and all numbers.

const COLOURS = ["first", "second"]

function buildBars(app) {
  const { parts, meta } = app
  parts.bars.replaceChildren(...meta.classes.map((name, j) => {
    const row = document.createElement("div")
    row.className = "row"
    row.dataset.testid = `overlap-length-${j}`
    const [title, track, value] = ["name", "track", "value"].map((part) => {
      const made = document.createElement("span")
      made.className = part
      return made
    })
    title.textContent = title.title = name
    track.append(document.createElement("i"))
    row.append(title, track, value)
    return row
  }))
}

function drawBars({ parts, meta, scores }) {
  for (const [j, row] of [...parts.bars.children].entries()) {
    const place = meta.winners.indexOf(j)
    if (place < 0) delete row.dataset.colour
    else row.dataset.colour = COLOURS[meta.stands_for[place]]
    row.dataset.value = scores[j]
    row.querySelector("i").style.transform = `scaleX(${Math.min(1, scores[j])})`
    row.querySelector(".value").textContent = twoDigits(scores[j])
  }
}

/** What the two winning capsules draw, each in the colour of the digit it stands for, and their sum. */
function drawDrawings({ parts, labels, meta, shape, drawings }) {
  parts.root.classList.toggle("undrawn", !drawings)
  const caption = (figure, text) => { figure.lastElementChild.textContent = figure.title = text }
  const placeOf = [0, 1].map((digit) => meta.stands_for.indexOf(digit)) // among the winners
  const figures = [parts.firstDrawn, parts.secondDrawn]
  figures.forEach((figure, digit) => {
    caption(figure, fill(labels.drawn_by, { name: meta.classes[meta.winners[placeOf[digit]]] }))
  })
  caption(parts.sum, labels.sum)
  caption(parts.input, labels.input)
  if (!drawings) return
  const [rows, columns] = shape
  const channels = drawings.data.length / (2 * rows * columns)
  const at = (digit, row, column) =>
    drawings.data[((placeOf[digit] * rows + row) * columns + column) * channels] / 255
  figures.forEach((figure, only) => {
    paintTwo(figure.firstElementChild, shape, (digit, row, column) => (digit === only ? at(digit, row, column) : 0))
  })
  paintTwo(parts.sum.firstElementChild, shape, at)
}

function table(heads, rows) {
  const made = document.createElement("table")
  const line = (cells, tag) => {
    const row = made.insertRow()
    for (const text of cells) {
      const cell = document.createElement(tag)
      cell.textContent = text
      row.append(cell)
    }
  }
  line(heads, "th")
  for (const row of rows) line(row, "td")
  return made
}

function drawTables({ parts, labels, meta, scores }) {
  const score = meta.score_name === "lengths" ? labels.table_length : labels.table_score
  parts.tables.replaceChildren(
    table([labels.table_class, score], meta.classes.map((name, j) => [name, scores[j].toFixed(4)])),
    table([labels.table_digit, labels.table_right, labels.table_down],
      meta.shifts.map(([right, down], digit) => [meta.names[digit] ?? labels.unnamed, right, down])),
  )
}

const TILE = 216
const MARGIN = 16

/** A PNG of the four pictures with their captions and the sentence. */
function savePicture(app) {
  const { parts } = app
  const figures = [parts.input, parts.firstDrawn, parts.secondDrawn, parts.sum]
  const canvas = document.createElement("canvas")
  canvas.width = figures.length * (TILE + MARGIN) + MARGIN
  canvas.height = TILE + 110
  const context = canvas.getContext("2d")
  context.fillStyle = "#fff"
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingEnabled = false
  context.fillStyle = "#16202c"
  context.font = "16px system-ui, sans-serif"
  figures.forEach((figure, at) => {
    const left = MARGIN + at * (TILE + MARGIN)
    context.drawImage(figure.firstElementChild, left, MARGIN, TILE, TILE)
    context.fillText(figure.lastElementChild.textContent, left, TILE + MARGIN + 22, TILE)
  })
  context.fillText(parts.said.textContent, MARGIN, TILE + MARGIN + 64, canvas.width - 2 * MARGIN)
  saveCanvas("two-digits.png", canvas)
}
