// Input and output side by side: a place hovered in one is marked in both, and the window can scan by itself.

const SPEEDS = [4, 20, 120, 800] // outputs a second
const percentOf = (cells, all) => `${100 * cells / all}%`

/** Let pointer and keys choose the place in both stages. */
function listenToStages(app) {
  for (const [stage, place] of [[app.parts.left, fromLeft], [app.parts.right, fromRight]]) {
    const take = (event) => {
      const { left, top, width, height } = stage.getBoundingClientRect()
      const share = (value, from, size) => Math.min(Math.max((value - from) / size, 0), 0.9999)
      place(app, share(event.clientY, top, height), share(event.clientX, left, width))
    }
    stage.onpointerdown = (event) => {
      if (event.button !== 0) return
      if (event.pointerType !== "mouse") stage.setPointerCapture(event.pointerId)
      take(event)
    }
    stage.onpointermove = (event) => {
      if (event.pointerType === "mouse" || event.buttons) take(event)
    }
    stage.onpointerleave = () => {
      app.parts.readers.hidden = true
      settle(app)
    }
    stage.onkeydown = (event) => keyOnStage(app, event)
  }
}

function fromLeft(app, down, across) {
  const { geometry, left } = app
  const y = Math.floor(down * left.rows) - geometry.down.before
  const x = Math.floor(across * left.columns) - geometry.across.before
  movePlace(app, outputAround(geometry, y, x))
  drawReaders(app, outputsReading(geometry, y, x))
}

function fromRight(app, down, across) {
  app.parts.readers.hidden = true
  movePlace(app, [Math.floor(down * app.right.map.rows), Math.floor(across * app.right.map.columns)])
}

/** Which outputs read the hovered cell of the input. */
function drawReaders({ parts, right }, found) {
  parts.readers.hidden = found === null
  if (!found) return
  const [top, left, bottom, end] = found
  const { rows, columns } = right.map
  Object.assign(parts.readers.style, { top: percentOf(top, rows), left: percentOf(left, columns),
    height: percentOf(bottom - top + 1, rows), width: percentOf(end - left + 1, columns) })
}

function keyOnStage(app, event) {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }
  if (event.altKey || event.ctrlKey || event.metaKey) return
  if (event.key === " ") {
    event.preventDefault()
    playScan(app)
  } else if (event.key in steps) {
    event.preventDefault()
    const { rows, columns } = app.right.map
    const within = (value, count) => Math.min(Math.max(value, 0), count - 1)
    const [down, right] = steps[event.key]
    movePlace(app, [within(app.state.at[0] + down, rows), within(app.state.at[1] + right, columns)])
    settle(app)
  }
}

/** The learner chose a place: a scan ends, and all of the map is shown. */
function movePlace(app, at) {
  const scanning = app.until !== null
  stopScan(app)
  app.until = null
  app.state.at = at
  if (scanning) drawRight(app)
  drawPlace(app)
}

/** One output on or back, in reading order. */
function stepPlace(app, by) {
  const { rows, columns } = app.right.map
  const count = rows * columns
  const index = (app.state.at[0] * columns + app.state.at[1] + by + count) % count
  movePlace(app, [Math.floor(index / columns), index % columns])
  settle(app)
}

function stopScan(app) {
  cancelAnimationFrame(app.frame)
  app.frame = null
  app.parts.play.textContent = app.labels.play
}

/** Scan on from the current place, from the first one where that was the last; a second press pauses. */
function playScan(app) {
  if (app.frame !== null) {
    stopScan(app)
    settle(app)
    return
  }
  const { rows, columns } = app.right.map
  const count = rows * columns
  let index = app.until === null ? 0 : app.until - 1
  if (index >= count - 1) index = 0
  let before = null
  app.parts.play.textContent = app.labels.pause
  const show = () => {
    app.until = Math.floor(index) + 1
    app.state.at = [Math.floor((app.until - 1) / columns), (app.until - 1) % columns]
    drawRight(app)
    drawPlace(app)
  }
  const frame = (now) => {
    if (before !== null) index += (now - before) / 1000 * SPEEDS[app.speed]
    before = now
    if (index >= count - 1) {
      index = count - 1
      show()
      app.until = null
      stopScan(app)
      settle(app)
      return
    }
    show()
    app.frame = requestAnimationFrame(frame)
  }
  show()
  app.frame = requestAnimationFrame(frame)
}

/** Both stages anew. */
function drawStages(app) {
  const { parts, left, right } = app
  parts.leftTitle.textContent = left.title
  parts.leftNote.textContent = left.note ?? ""
  parts.rightTitle.textContent = right.title
  left.paint(parts.left.querySelector(":scope > canvas"))
  for (const [stage, { rows, columns }] of [[parts.left, left], [parts.right, right.map]]) {
    stage.style.setProperty("--ratio", `${columns} / ${rows}`)
  }
  drawRight(app)
  drawWindowCells(app)
  drawPlace(app)
}

/** The output's map and its legend. */
function drawRight({ parts, right, until }) {
  paintMap(parts.right.querySelector("canvas"), right.map, right.range, { until: until ?? Infinity, isShown: right.isShown ?? null })
  const [low, high] = right.range
  paintCells(parts.legend.querySelector("canvas"), 1, 256, (_, column) => PALETTE[column])
  writeNumber(parts.low, low)
  writeNumber(parts.high, high)
  parts.zero.hidden = !(low < 0 && high > 0)
  parts.zero.style.left = percentOf(-low, high - low)
}

/** The kernel on the input: its weights as colours where the part has some, gaps where it is dilated. */
function drawWindowCells({ parts, geometry, tints }) {
  const { kernel, dilation, down: { reach } } = geometry
  const canvas = parts.window.querySelector("canvas")
  canvas.hidden = tints === null
  if (tints === null) return
  const most = Math.max(...tints.map(Math.abs)) || 1
  Object.assign(canvas, { width: reach, height: reach })
  const pen = canvas.getContext("2d")
  tints.forEach((weight, at) => {
    pen.fillStyle = tint(0.75 * weight / most)
    pen.fillRect((at % kernel) * dilation, Math.floor(at / kernel) * dilation, 1, 1)
  })
}

/** Everything about the current place; called on every move. */
function drawPlace(app) {
  const { parts, geometry, left, right, state } = app
  const { rows, columns } = right.map
  if (rows * columns === 0) return
  state.at = [Math.min(Math.round(state.at[0]), rows - 1), Math.min(Math.round(state.at[1]), columns - 1)]
  const [row, column] = state.at
  const put = (box, top, start, height, width, all) => Object.assign(box.style, { top: percentOf(top, all.rows),
    left: percentOf(start, all.columns), height: percentOf(height, all.rows), width: percentOf(width, all.columns) })
  put(parts.window, row * geometry.stride, column * geometry.stride, geometry.down.reach, geometry.across.reach, left)
  put(parts.rightSpot, row, column, 1, 1, right.map)
  const winner = app.kind.winner?.(app) ?? null
  parts.leftSpot.hidden = winner === null
  if (winner) put(parts.leftSpot, winner[0] + geometry.down.before, winner[1] + geometry.across.before, 1, 1, left)
  const value = right.map.data[row * columns + column]
  const [low, high] = right.range
  parts.marker.style.left = percentOf(high > low ? Math.min(Math.max(value - low, 0), high - low) : 0, high - low || 1)
  writeNumber(parts.sum, value, app.kind.place(app, row, column))
  const where = fill(app.labels.place, { row, column, value: short(value) })
  parts.left.ariaLabel = joinSentences([`${left.title}.`, where])
  parts.right.ariaLabel = joinSentences([fill(app.labels.map_summary, { title: right.title, rows, columns, low: short(low), high: short(high) }), where])
}
