// The strokes live here; the server gets a picture of them after each one. What comes back from the
// server never replaces strokes: by then the learner may have begun the next.

const SEND_AFTER = 80 // ms: a "4" or a "7" is often two quick strokes
const CLOSE = 0.7 // points nearer than this to the one before add nothing

export default function ({ data, parentElement, setStateValue }) {
  const pad = mounted(parentElement, ".drawing", (root) => buildPad(root, data))
  pad.serve(data, (drawing) => setStateValue("drawing", drawing))
  return () => {
    pad.stop()
    unmount(parentElement)
  }
}

function buildPad(root, { side, strokes: kept }) {
  const part = (testid) => root.querySelector(`[data-testid="${testid}"]`)
  const [canvas, undoButton, clearButton, brush, status] =
    ["surface", "undo", "clear", "brush", "status"].map((name) => part(`canvas-${name}`))
  const hint = root.querySelector(".hint")
  const dot = root.querySelector(".dot i")
  let strokes = kept // never changed in place, so that `history` can hold earlier ones
  const history = kept.map((_, count) => kept.slice(0, count))
  let current = null // { pointer, width, points }
  let labels = {}
  let send = () => {}
  let timer = null
  let frame = null

  function redraw() {
    frame = null
    const scale = Math.max(canvas.clientWidth, 1) * window.devicePixelRatio / side
    const pixels = Math.round(side * scale)
    if (canvas.width !== pixels) canvas.width = canvas.height = pixels
    drawStrokes(canvas, current ? [...strokes, current] : strokes, scale)
    hint.classList.toggle("gone", strokes.length > 0 || current !== null)
  }

  function redrawSoon() {
    frame ??= requestAnimationFrame(redraw)
  }

  function change(next) {
    history.push(strokes)
    settle(next)
  }

  function settle(next) {
    strokes = next
    redrawSoon()
    tellState()
    sendSoon()
  }

  function undo() {
    if (current === null && history.length > 0) settle(history.pop())
  }

  function tellState() {
    undoButton.disabled = history.length === 0
    clearButton.disabled = strokes.length === 0
    status.textContent = strokes.length === 0 ? labels.status_empty : fill(labels.status, { count: strokes.length })
  }

  function sendSoon() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      // A stroke that began meanwhile sends everything when it ends.
      if (current === null) send({ image: strokes.length > 0 ? asPng(strokes, side) : null, strokes })
    }, SEND_AFTER)
  }

  function addPoint(event) {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    const x = Math.round((event.clientX - left) / width * side * 10) / 10
    const y = Math.round((event.clientY - top) / height * side * 10) / 10
    const { points } = current
    if (points.length > 0 && Math.hypot(x - points.at(-2), y - points.at(-1)) < CLOSE) return
    points.push(x, y)
  }

  function finish(event) {
    if (current === null || event.pointerId !== current.pointer) return
    const { width, points } = current
    current = null
    change([...strokes, { width, points }])
  }

  canvas.onpointerdown = (event) => {
    if (current !== null || event.button !== 0) return
    event.preventDefault()
    canvas.focus({ preventScroll: true })
    canvas.setPointerCapture(event.pointerId) // the stroke goes on outside the surface
    current = { pointer: event.pointerId, width: Number(brush.value), points: [] }
    addPoint(event)
    redrawSoon()
  }
  canvas.onpointermove = (event) => {
    if (current === null || event.pointerId !== current.pointer) return
    const all = event.getCoalescedEvents?.() ?? []
    for (const one of all.length > 0 ? all : [event]) addPoint(one)
    redrawSoon()
  }
  canvas.onpointerup = canvas.onpointercancel = canvas.onlostpointercapture = finish
  undoButton.onclick = undo
  clearButton.onclick = () => strokes.length > 0 && current === null && change([])
  brush.oninput = () => Object.assign(dot.style, { width: `${brush.value}px`, height: `${brush.value}px` })
  root.onkeydown = (event) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
    event.preventDefault()
    undo()
  }
  const resized = new ResizeObserver(redrawSoon)
  resized.observe(canvas)
  brush.oninput()

  return {
    /** The newest texts and the newest way to the server. */
    serve(data, newest) {
      labels = data.labels
      send = newest
      hint.textContent = labels.hint
      canvas.setAttribute("aria-label", labels.hint)
      undoButton.textContent = labels.undo
      clearButton.textContent = labels.clear
      root.querySelector(".name").textContent = labels.brush
      tellState()
      redrawSoon()
    },
    stop() {
      resized.disconnect()
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    },
  }
}

/** White, soft-edged strokes on black; `scale` pixels a unit. */
function drawStrokes(canvas, strokes, scale) {
  const context = canvas.getContext("2d", { alpha: false })
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.shadowBlur = 0
  context.fillStyle = "#000"
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.strokeStyle = context.shadowColor = "#fff"
  context.lineCap = context.lineJoin = "round"
  for (const { width, points } of strokes) {
    context.lineWidth = width
    context.shadowBlur = 0.25 * width * scale // a shadow is not scaled with the rest
    context.beginPath()
    context.moveTo(points[0], points[1])
    // Curves through the middles between points: smooth however far apart the pointer was read.
    for (let at = 2; at + 3 < points.length; at += 2) {
      const [x, y, nextX, nextY] = points.slice(at, at + 4)
      context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2)
    }
    context.lineTo(...points.slice(-2)) // for a single point: a dot
    context.stroke()
  }
}

/** The base64 of a `side` × `side` PNG. */
function asPng(strokes, side) {
  const canvas = document.createElement("canvas")
  canvas.width = canvas.height = side
  drawStrokes(canvas, strokes, 1)
  return canvas.toDataURL("image/png").split(",")[1]
}
