// One stepper on the page: its state, and what is redrawn when.

const APPS = new WeakMap()
const SHOWN = ["12", "24", "48", "all"]

function createApp(root) {
  const parts = {}
  for (const part of root.parentNode.querySelectorAll("[data-part]")) parts[part.dataset.part] = part
  const app = {
    root, parts, written: 0, playing: null, asking: false,
    hover: { i: -1, j: -1 }, motion: { known: -1, progress: 1 }, projections: new Map(),
    get t() { return Math.floor(app.view.step / app.kind.steps.length) },
    get phase() { return app.view.step % app.kind.steps.length },
    get now() { return app.kind.steps[app.phase] },
    get steps() { return app.trace.iterations * app.kind.steps.length },
  }
  listen(app)
  app.observer = new ResizeObserver(() => { if (app.trace && root.clientWidth !== app.width) resized(app) })
  app.observer.observe(root)
  return app
}

/**
 * Where new data are shown first. The server knows the address only as it was when the page was opened (what
 * setQuery writes does not reach it), so after that its view counts only where the page has changed it.
 * Else the same image keeps its step and pair, and another image starts over.
 */
function startView(app, meta) {
  const { view, loaded } = app
  const sent = meta.view
  const shownNow = view && { step: view.step, capsule: view.i, class: view.j }
  const echo = view && Object.entries(shownNow).every(([name, value]) => sent[name] === value)
  if (!view || (!echo && JSON.stringify(sent) !== loaded.sent)) return sent
  const kept = { shown: view.shown, order: view.order }
  if (loaded.question === meta.question) return { ...shownNow, ...kept }
  return { step: 0, capsule: null, class: null, ...kept }
}

/** Take new data in. */
function load(app, meta, arrays) {
  if (app.playing) stopPlaying(app)
  const view = startView(app, meta)
  const first = !app.view
  app.trace = readTrace(arrays)
  const { trace } = app
  app.kind = describeKind(meta.kind, trace)
  Object.assign(app, {
    arrays, digest: meta.digest, classes: meta.classes, geometry: meta.geometry,
    hover: { i: -1, j: -1 }, projections: new Map(),
  })
  const j = view.class !== null && view.class < trace.outputs ? view.class : trace.answer
  const shares = Array.from({ length: trace.inputs }, (_, i) => app.kind.share.at(trace.iterations - 1, i, j))
  const i = view.capsule !== null && view.capsule < trace.inputs ? view.capsule : largest(shares)
  const step = Math.min(view.step ?? 0, app.steps - 1)
  app.view = { step, i, j, shown: view.shown, order: view.order }
  app.motion = { known: -1, progress: 1 }
  app.loaded = { question: meta.question, sent: JSON.stringify(meta.view) }
  if (!first) changed(app)
}

/** Texts, and everything that does not depend on the step. */
function build(app) {
  const { parts, labels } = app
  showQuestion(app, false)
  parts.root.ariaLabel = fill(labels.component, { kind: app.kind.title(labels) })
  parts.shownLabel.textContent = parts.shown.ariaLabel = labels.shown
  parts.orderLabel.textContent = labels.order
  parts.copy.textContent = labels.copy
  parts.export.textContent = labels.export
  parts.codeTitle.textContent = labels.code
  parts.tableTitle.textContent = labels.table
  parts.shown.replaceChildren(...SHOWN.map((shown, at) => {
    const choice = button(`routing-shown-${shown}`, "")
    choice.textContent = shown === "all" ? labels.shown_all : shown
    choice.disabled = shown !== "all" && Number(SHOWN[at - 1]) >= app.trace.inputs // fewer show as many
    choice.onclick = () => choose(app, { shown })
    return choice
  }))
  parts.order.replaceChildren(...Object.entries(app.kind.orders).map(([name, { option }]) =>
    new Option(option(labels), name)))
  buildSteps(app)
  buildCode(app)
  buildClasses(app)
  drawPictures(app)
  resized(app)
}

function resized(app) {
  app.width = app.root.clientWidth
  app.root.dataset.layout = app.width >= 900 ? "wide" : app.width >= 600 ? "middle" : "narrow"
  app.planeWidth = app.parts.projection.parentElement.clientWidth
  app.mapWidth = Math.min(app.parts.map.parentElement.clientWidth, 240)
  relist(app)
  draw(app)
  drawStill(app)
}

/** The list or its size changed: new rows at new places. */
function relist(app) {
  cancelAnimationFrame(app.frame)
  app.motion = { known: -1, progress: 1 }
  app.listed = listedCapsules(app)
  arrangeStage(app)
  buildCapsules(app)
  app.shownValues = linkValues(app)
  app.parts.order.value = orderOf(app)
  app.parts.order.disabled = app.view.shown === "all"
  SHOWN.forEach((shown, at) => app.parts.shown.children[at].setAttribute("aria-pressed", shown === app.view.shown))
}

function draw(app) {
  drawSteps(app)
  drawWords(app)
  drawPrediction(app)
  fillStageTexts(app)
  fillClasses(app)
  drawPair(app)
  drawTables(app)
  fillCapsules(app)
  drawFocus(app)
}

/** What follows the pointer, but for the links. */
function drawFocus(app) {
  lightField(app)
  fillPictures(app)
  drawMap(app)
  fadeRows(app)
}

/** What glides from step to step, at rest. */
function drawStill(app) {
  drawLinks(app)
  drawProjection(app)
}

function choose(app, choice) {
  Object.assign(app.view, choice)
  changed(app)
  relist(app)
  draw(app)
  drawStill(app)
}

function selectPair(app, i, j) {
  for (const capsule of app.parts.capsules.children) capsule.tabIndex = Number(capsule.dataset.capsule) === i ? 0 : -1
  Object.assign(app.view, { i, j })
  changed(app)
  draw(app)
  drawStill(app)
}

function hoverOn(app, i, j) {
  const before = app.hover
  if (before.i === i && before.j === j) return
  app.hover = { i, j }
  if (before.j !== j) fillCapsules(app)
  drawFocus(app)
  drawLinks(app)
}

export default function (component) {
  const { data, parentElement } = component
  const root = parentElement.querySelector(".routing")
  if (!data || !root) return undefined
  let app = APPS.get(parentElement)
  if (app?.root !== root) {
    app?.observer.disconnect()
    app = createApp(root)
    APPS.set(parentElement, app)
  }
  const { meta, arrays } = unpack(data)
  app.meta = meta
  app.labels = meta.labels
  app.colours = readColours(root)
  const built = JSON.stringify([meta.digest, meta.labels, meta.code])
  if (app.digest !== meta.digest) load(app, meta, arrays)
  // A run that changed nothing here, or only the theme, must not take the keyboard's focus away.
  if (app.built !== built) build(app)
  else {
    draw(app)
    drawStill(app)
  }
  app.built = built
  return () => {
    clearInterval(app.playing)
    cancelAnimationFrame(app.frame)
    app.observer.disconnect()
    APPS.delete(parentElement)
  }
}
