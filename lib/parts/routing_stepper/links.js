// The stage: listed primary capsules on the left, class capsules on the right, links between them.

const STAGE_HEIGHT = 480
const LEAST_PITCH = 15
const WIDEST_LINK = 11 // pixels, in a list; thinner on the map, where there are so many more

/** Where everything stands on the stage; only the width, the list and the classes decide. */
function arrangeStage(app) {
  const { trace, listed, parts } = app
  const width = parts.stage.clientWidth
  const map = app.view.shown === "all"
  const height = map ? STAGE_HEIGHT : Math.max(STAGE_HEIGHT, LEAST_PITCH * listed.length)
  parts.stage.style.height = `${height}px`
  const right = parts.classes.offsetLeft - 3
  const stage = { width, height, right, map, classY: [] }
  if (map) {
    const box = Math.min(0.5 * right, 260)
    const arranged = arrangeMap(app.geometry, box, height)
    const top = (height - arranged.height) / 2
    stage.cell = arranged.cell
    stage.points = listed.map((i) => {
      const { x, y } = arranged.at(i)
      return { x: x + arranged.cell / 2, y: y + top + arranged.cell / 2 }
    })
    stage.largestDisc = 0.42 * arranged.cell
    stage.widestLink = Math.min(Math.max(0.5 * arranged.cell, 2), 7)
  } else {
    const pitch = height / listed.length
    stage.pitch = pitch
    stage.points = listed.map((_, row) => ({ x: 84, y: (row + 0.5) * pitch }))
    stage.largestDisc = Math.min(8, pitch / 2 - 3.5)
    stage.widestLink = WIDEST_LINK
  }
  for (let j = 0; j < trace.outputs; j += 1) stage.classY.push(((j + 0.5) * height) / trace.outputs)
  app.stage = stage
}

/** What each listed capsule's link to each class shows at the current step, in [−1, 1] of its scale. */
function linkValues(app) {
  const { trace, listed, t, now: { quantity } } = app
  const values = new Float32Array(listed.length * trace.outputs)
  listed.forEach((i, row) => {
    for (let j = 0; j < trace.outputs; j += 1) {
      values[row * trace.outputs + j] = deviation(quantity, quantity.at(t, i, j))
    }
  })
  return values
}

/** Is the link of capsule i and class j among those to show, given what the pointer is on? */
function inFocus(app, i, j) {
  const { hover } = app
  return (hover.i < 0 || hover.i === i) && (hover.j < 0 || hover.j === j)
}

/** The links that are drawn, thinnest first: { row, j, value }. */
function linksToDraw(app) {
  const { trace, listed, view, stage } = app
  const values = app.shownValues
  const hovering = app.hover.i >= 0 || app.hover.j >= 0
  const links = []
  listed.forEach((i, row) => {
    for (let j = 0; j < trace.outputs; j += 1) {
      const value = values[row * trace.outputs + j]
      if (!inFocus(app, i, j)) continue
      // On the map of all capsules, threads as good as uniform are drawn to one class only.
      if (stage.map && !hovering && j !== view.j && Math.abs(value) < 0.04) continue
      links.push({ row, j, value })
    }
  })
  return links.sort((one, other) => Math.abs(one.value) - Math.abs(other.value))
}

function traceLink(context, stage, row, j) {
  const from = stage.points[row]
  const middle = (from.x + stage.right) / 2
  context.beginPath()
  context.moveTo(from.x, from.y)
  context.bezierCurveTo(middle, from.y, middle, stage.classY[j], stage.right, stage.classY[j])
}

function drawLinks(app) {
  const { parts, stage, colours, view, listed, kind } = app
  const context = sharp(parts.links, stage.width, stage.height)
  context.lineCap = "round"
  const links = linksToDraw(app)
  const hairline = parseHex(colours.text)
  const faint = stage.map ? 0.07 : app.hover.i >= 0 || app.hover.j >= 0 ? 0.35 : 0.13
  for (const { row, j, value } of links) {
    const size = Math.abs(value)
    traceLink(context, stage, row, j)
    context.lineWidth = Math.max(0.7, stage.widestLink * size)
    const alpha = (stage.map ? 0.8 : 0.95) * Math.min(0.25 + 0.75 * Math.sqrt(size), 1)
    context.strokeStyle = size < 0.004 ? rgba(hairline, faint) : rgba(value > 0 ? colours.more : colours.less, alpha)
    context.stroke()
  }
  drawSelectedLink(app, context)
  listed.forEach((i, row) => {
    const { x, y } = stage.points[row]
    const radius = Math.max(1.2, stage.largestDisc * Math.min(kind.presence.of(i), 1))
    const chosen = i === view.i
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = chosen || i === app.hover.i ? colours.text : colours.disc
    context.fill()
    if (!chosen) return
    context.beginPath()
    context.arc(x, y, radius + 2.5, 0, 2 * Math.PI)
    context.lineWidth = 1.5
    context.strokeStyle = colours.text
    context.stroke()
  })
}

/** The selected pair's link gets a thin edge in the colour of the text. */
function drawSelectedLink(app, context) {
  const { stage, view, listed, colours, trace } = app
  const row = listed.indexOf(view.i)
  if (row < 0 || !inFocus(app, view.i, view.j)) return
  const value = app.shownValues[row * trace.outputs + view.j]
  const width = Math.max(1.5, stage.widestLink * Math.abs(value))
  traceLink(context, stage, row, view.j)
  context.lineWidth = width + 2.4
  context.strokeStyle = colours.text
  context.stroke()
  context.lineWidth = width
  context.strokeStyle = Math.abs(value) < 0.004 ? rgba(colours.middle) : rgba(value > 0 ? colours.more : colours.less)
  context.stroke()
}

/** The drawn link nearest to (x, y), within a few pixels, as { i, j }; null where there is none. */
function linkAt(app, x, y) {
  const { stage, listed } = app
  let best = null
  let nearest = 7
  for (const { row, j, value } of linksToDraw(app)) {
    const from = stage.points[row]
    if (x <= from.x + 10 || x >= stage.right - 2) continue
    const part = partAlong((x - from.x) / (stage.right - from.x))
    const height = from.y + (stage.classY[j] - from.y) * part * part * (3 - 2 * part)
    const distance = Math.abs(height - y) - (stage.widestLink * Math.abs(value)) / 2
    if (distance <= nearest) {
      nearest = distance
      best = { i: listed[row], j }
    }
  }
  return best
}

/** The curve's parameter where it has gone `across` of its way: solves 1.5 p (1 − p) + p³ = across. */
function partAlong(across) {
  let [low, high] = [0, 1]
  for (let round = 0; round < 16; round += 1) {
    const p = (low + high) / 2
    if (1.5 * p * (1 - p) + p * p * p < across) low = p
    else high = p
  }
  return (low + high) / 2
}
