// The tiles are moved here; the server is told when they lie still, and answers for that order.

const REST = 250 // ms after the last swap
const CUTS = [2, 3, 4]

export default function ({ data, parentElement, setStateValue }) {
  const app = mounted(parentElement, ".tiles", createApp)
  app.send = (layout) => setStateValue("layout", layout)
  load(app, data)
  return () => {
    clearTimeout(app.timer)
    unmount(parentElement)
  }
}

function createApp(root) {
  const parts = partsOf(root)
  const app = { parts, order: null, cut: 2, seed: 0, taken: null, guess: null, timer: null }
  parts.cut.append(...CUTS.map((cut) => Object.assign(document.createElement("option"), { value: cut, textContent: `${cut} × ${cut}` })))
  const put = (cut, order) => {
    Object.assign(app, { cut, order, taken: null })
    drawBoard(app)
    settle(app)
  }
  parts.cut.onchange = () => put(Number(parts.cut.value), shuffledOrder(Number(parts.cut.value), app.seed))
  parts.shuffle.onclick = () => put(app.cut, shuffledOrder(app.cut, app.seed += 1))
  parts.restore.onclick = () => put(app.cut, inOrder(app.cut))
  app.tap = (place) => {
    if (app.taken === null) app.taken = place
    else if (app.taken === place) app.taken = null
    else {
      put(app.cut, swapped(app.order, app.taken, place))
      return
    }
    drawBoard(app)
  }
  return app
}

/** Tell the server once nothing was moved for a moment. */
function settle(app) {
  clearTimeout(app.timer)
  app.timer = setTimeout(() => {
    writeAddress(app)
    if (sentOrder(app) !== app.asked) {
      app.asked = sentOrder(app)
      app.send({ cut: app.cut, order: app.order })
    }
  }, REST)
}

function writeAddress(app) {
  setQuery({ tiles: [app.cut, ...app.order].join("-") })
}

/** Take in what the server sent: the picture, and the answers for one order. */
function load(app, bytes) {
  const { meta, arrays } = unpack(bytes)
  Object.assign(app, { meta, labels: meta.labels, image: arrays.image })
  // Once it is here, the learner's hand decides how the tiles lie, not an answer that comes late.
  if (app.order === null) Object.assign(app, { cut: meta.cut, order: meta.order, asked: sentOrder(meta) })
  const { parts, labels } = app
  const [rows, columns] = app.image.shape
  parts.root.style.setProperty("--rows", rows)
  parts.root.style.setProperty("--columns", columns)
  parts.wholeTitle.textContent = meta.label ? fill(labels.whole_label, { label: meta.label }) : labels.whole
  parts.tilesTitle.textContent = labels.tiles
  parts.cutText.textContent = labels.cut
  parts.shuffle.textContent = labels.shuffle
  parts.restore.textContent = labels.restore
  parts.hint.textContent = labels.hint
  parts.numbersTitle.textContent = labels.numbers
  parts.whole.role = "img"
  parts.whole.ariaLabel = parts.wholeTitle.textContent
  paintOrder(app, parts.whole, app.cut, inOrder(app.cut))
  drawBoard(app)
  drawAnswers(app)
  drawSay(app)
  writeAddress(app)
}

function paintOrder({ image: { data, shape: [rows, columns, channels] } }, canvas, cut, order) {
  paint(canvas, rows, columns, (row, column) => {
    const [y, x] = sourceOf([rows, columns], cut, order, row, column)
    return [0, 1, 2].map((channel) => data[(y * columns + x) * channels + (channels === 3 ? channel : 0)])
  }, (colour) => colour)
}

/** The scrambled picture and a button a tile. */
function drawBoard(app) {
  const { parts, labels, cut, order, taken, meta } = app
  const [rows, columns] = app.image.shape
  parts.cut.value = cut
  parts.root.classList.toggle("stale", sentOrder(app) !== sentOrder(meta))
  paintOrder(app, parts.picture, cut, order)
  parts.board.ariaLabel = fill(labels.board, { order: order.map((tile) => tile + 1).join(", ") })
  const { height, width, top, left } = tileGeometry([rows, columns], cut)
  if (parts.places.children.length !== cut * cut) {
    parts.places.replaceChildren(...order.map((_, place) => {
      const button = document.createElement("button")
      button.type = "button"
      button.dataset.testid = `tiles-place-${place}`
      button.onclick = () => app.tap(place)
      return button
    }))
  }
  for (const [place, button] of [...parts.places.children].entries()) {
    const percent = (pixels, all) => `${100 * pixels / all}%`
    Object.assign(button.style, { top: percent(top + Math.floor(place / cut) * height, rows), left: percent(left + (place % cut) * width, columns),
      height: percent(height, rows), width: percent(width, columns) })
    button.ariaPressed = String(place === taken)
    button.ariaLabel = fill(labels.place, { place: place + 1, tile: order[place] + 1 })
  }
}

/** A card a network: its scores for the whole picture and for the scrambled one. */
function drawAnswers(app) {
  const { parts, labels, meta } = app
  const span = (text) => Object.assign(document.createElement("span"), { textContent: text })
  parts.answers.replaceChildren(...meta.runs.map((run, number) => {
    const card = document.createElement("div")
    card.className = "answer"
    card.dataset.testid = `tiles-answer-${number}`
    const key = document.createElement("div")
    key.className = "key"
    key.append(span(labels.key_whole), span(labels.key_now))
    card.append(Object.assign(document.createElement("h4"), { textContent: `${run.title} · ${run.score_name === "lengths" ? labels.lengths : labels.probabilities}` }),
      Object.assign(document.createElement("p"), { textContent: answerText(app, run) }), key)
    const shown = meta.classes.map((_, label) => label).sort((one, other) => Math.max(run.whole[other], run.now[other]) - Math.max(run.whole[one], run.now[one]))
      .slice(0, 10).sort((one, other) => one - other)
    for (const label of shown) {
      const line = document.createElement("div")
      line.className = ["line", label === best(run.whole) ? "whole" : "", label === best(run.now) ? "now" : ""].join(" ")
      const bars = [run.whole, run.now].map((scores) => {
        const bar = document.createElement("i")
        bar.style.width = `${100 * scores[label]}%`
        return bar
      })
      const values = [run.whole, run.now].map((scores) => {
        const value = span(scores[label].toFixed(2))
        value.dataset.value = scores[label]
        return value
      })
      line.append(Object.assign(document.createElement("b"), { textContent: meta.classes[label] }), ...bars, ...values)
      card.append(line)
    }
    return card
  }))
  const heads = [labels.table_class, ...meta.runs.flatMap(({ title }) => [`${title}, ${labels.key_whole}`, `${title}, ${labels.key_now}`])]
  const lines = meta.classes.map((name, label) => [name, ...meta.runs.flatMap(({ whole, now }) => [whole[label].toFixed(4), now[label].toFixed(4)])])
  parts.table.replaceChildren(...[heads, ...lines].map((cells, row) => {
    const line = document.createElement("tr")
    line.append(...cells.map((text) => Object.assign(document.createElement(row ? "td" : "th"), { textContent: text })))
    return line
  }))
}
