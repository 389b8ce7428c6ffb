// Where the digits are is decided here; the server is told when they come to rest, and answers for that place.

const KEYS_REST = 150 // ms after the last arrow key

export default function ({ data, parentElement, setStateValue }) {
  const app = mounted(parentElement, ".overlap", createApp)
  app.send = (shifts) => setStateValue("shifts", shifts)
  load(app, data)
  return () => {
    clearTimeout(app.timer)
    unmount(parentElement)
  }
}

function createApp(root) {
  const parts = partsOf(root)
  const app = {
    parts, shifts: null, selected: 0, guess: null, timer: null,
    placed: () => placedDigits(app.digits, app.shape, app.shifts),
    select(digit) {
      app.selected = digit
      drawStage(app)
    },
    moveTo(digit, [right, down]) {
      const within = (value, most) => Math.min(Math.max(value, -most), most)
      const moved = [within(right, app.most[0]), within(down, app.most[1])]
      app.shifts = app.shifts.map((shift, at) => (at === digit ? moved : shift))
      drawStage(app)
    },
    /** Tell the server after `rest` milliseconds without another move. */
    settle(rest) {
      clearTimeout(app.timer)
      app.timer = setTimeout(() => {
        app.timer = null
        writeAddress(app)
        if (!sameShifts(app.shifts, app.sent)) app.send(app.sent = app.shifts)
      }, rest)
    },
  }
  listenToStage(app)
  const put = (shifts) => () => {
    shifts().forEach((shift, digit) => app.moveTo(digit, shift))
    app.settle(0)
  }
  parts.apart.onclick = put(() => [app.most.map((most) => -most), app.most])
  parts.together.onclick = put(() => [[0, 0], [0, 0]])
  parts.save.onclick = () => savePicture(app)
  for (const [digit, part] of [parts.first, parts.second].entries()) {
    part.onclick = () => {
      app.select(digit)
      parts.stage.focus({ preventScroll: true })
    }
  }
  return app
}

/** Take in what the server sent: texts, digits, and the answer for one place of the digits. */
function load(app, bytes) {
  const { meta, arrays } = unpack(bytes)
  const before = app.meta
  Object.assign(app, { meta, labels: meta.labels, shape: meta.shape, digits: arrays.digits,
    scores: arrays.scores.data, drawings: arrays.drawings })
  const [, height, width] = arrays.digits.shape
  app.most = [Math.floor((meta.shape[1] - width) / 2), Math.floor((meta.shape[0] - height) / 2)]
  // Once it is here, the learner's hand decides where the digits are, not an answer that comes late.
  if (app.shifts === null) app.shifts = app.sent = meta.shifts
  if (before?.question !== meta.question) app.guess = null
  if (before?.classes.join() !== meta.classes.join()) buildBars(app)
  const { parts, labels } = app
  parts.root.style.setProperty("--rows", meta.shape[0])
  parts.root.style.setProperty("--columns", meta.shape[1])
  parts.stageTitle.textContent = labels.stage
  parts.hint.textContent = fill(labels.hint, { most: Math.max(...app.most) })
  parts.apart.textContent = labels.apart
  parts.together.textContent = labels.together
  parts.lengthsTitle.textContent = meta.score_name === "lengths" ? labels.lengths : labels.scores
  parts.drawingsTitle.textContent = labels.drawings
  parts.noDecoder.textContent = labels.no_decoder
  parts.numbersTitle.textContent = labels.numbers
  parts.save.textContent = labels.save
  drawSay(app)
  drawBars(app)
  drawDrawings(app)
  drawTables(app)
  drawStage(app)
  writeAddress(app)
}

/** The picture, the two frames and the two buttons; called on every move. */
function drawStage(app) {
  const { parts, labels, meta, shape, shifts, digits, selected } = app
  const at = app.placed()
  paintTwo(parts.stagePicture, shape, at)
  paintInput(parts.input.firstElementChild, shape, at)
  parts.root.classList.toggle("stale", !sameShifts(shifts, meta.shifts))
  const [, height, width] = digits.shape
  for (const digit of [0, 1]) {
    const [right, down] = shifts[digit]
    const frame = [parts.firstFrame, parts.secondFrame][digit]
    const percent = (pixels, of) => `${100 * pixels / of}%`
    Object.assign(frame.style, { left: percent(app.most[0] + right, shape[1]), top: percent(app.most[1] + down, shape[0]),
      width: percent(width, shape[1]), height: percent(height, shape[0]) })
    frame.classList.toggle("selected", digit === selected)
    const button = [parts.first, parts.second][digit]
    const name = meta.names[digit] ?? labels.unnamed
    const [title, where] = [document.createElement("b"), document.createElement("span")]
    title.textContent = meta.names[digit] ?? "?"
    where.textContent = `${right < 0 ? "←" : "→"} ${Math.abs(right)}  ${down < 0 ? "↑" : "↓"} ${Math.abs(down)}`
    button.replaceChildren(title, where)
    button.ariaLabel = fill(digit === 0 ? labels.first : labels.second, { name, right, down })
    button.ariaPressed = String(digit === selected)
  }
  parts.stage.ariaLabel = [parts.first, parts.second].map((button) => button.ariaLabel).join("; ")
}

/** The address holds the view; what the server writes into it knows nothing of the places. */
function writeAddress({ shifts }) {
  setQuery({ first_at: shifts[0].join(","), second_at: shifts[1].join(",") })
}
