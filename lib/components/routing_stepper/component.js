// One stepper on the page: its state, what is redrawn when, and what pointer and keyboard do.

const APPS = new WeakMap()
const SHOWN = ["12", "24", "48", "all"]
const ORDERS = ["moved", "longest", "position"]

function createApp(root) {
  const parts = {}
  for (const part of root.parentNode.querySelectorAll("[data-part]")) parts[part.dataset.part] = part
  const app = {
    root, parts, written: 0, answered: null, playing: null, asking: false,
    hover: { i: -1, j: -1 }, motion: { known: -1, progress: 1 }, projections: new Map(),
    get t() { return Math.floor(app.view.step / STEPS_IN_ITERATION) },
    get phase() { return app.view.step % STEPS_IN_ITERATION },
    get steps() { return app.trace.iterations * STEPS_IN_ITERATION },
  }
  listen(app)
  app.observer = new ResizeObserver(() => { if (app.trace && root.clientWidth !== app.width) resized(app) })
  app.observer.observe(root)
  return app
}

/** Take new data: everything starts over at the view that came with it. */
function load(app, meta, arrays) {
  if (app.playing) stopPlaying(app)
  app.trace = readTrace(arrays)
  const { trace } = app
  Object.assign(app, {
    arrays, digest: meta.digest, classes: meta.classes, geometry: meta.geometry,
    answered: null, hover: { i: -1, j: -1 }, projections: new Map(),
  })
  const { view } = meta
  const j = view.class !== null && view.class < trace.outputs ? view.class : trace.answer
  const couplings = Array.from({ length: trace.inputs }, (_, i) => trace.coupling(trace.iterations - 1, i, j))
  const i = view.capsule !== null && view.capsule < trace.inputs ? view.capsule : largest(couplings)
  const step = Math.min(view.step ?? 0, app.steps - 1)
  app.view = { step, i, j, shown: view.shown, order: view.order }
  app.motion = { known: -1, progress: 1 }
}

/** Texts, and everything that does not depend on the step. */
function build(app) {
  const { parts, labels } = app
  showQuestion(app, false)
  parts.root.ariaLabel = labels.component
  parts.shownLabel.textContent = parts.shown.ariaLabel = labels.shown
  parts.orderLabel.textContent = labels.order
  parts.copy.textContent = labels.copy
  parts.export.textContent = labels.export
  parts.codeTitle.textContent = labels.code
  parts.tableTitle.textContent = labels.table
  parts.shown.replaceChildren(...SHOWN.map((shown) => {
    const choice = button(`routing-shown-${shown}`, "")
    choice.textContent = shown === "all" ? labels.shown_all : shown
    choice.disabled = Number(shown) > app.trace.inputs
    choice.onclick = () => choose(app, { shown })
    return choice
  }))
  const orders = { moved: labels.order_moved, longest: labels.order_longest, position: labels.order_position }
  parts.order.replaceChildren(...ORDERS.map((order) => new Option(orders[order], order)))
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
  app.listed = listedCapsules(app.trace, app.view.shown, app.view.order)
  arrangeStage(app)
  buildCapsules(app)
  app.shownValues = linkValues(app)
  app.parts.order.value = app.view.order
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

/** The capsule or class whose button holds the event's target: { i, j }, −1 for the other. */
function targetOf(event) {
  const data = event.target.closest?.("[data-capsule], [data-class]")?.dataset ?? {}
  return { i: Number(data.capsule ?? -1), j: Number(data.class ?? -1) }
}

function listen(app) {
  const { parts } = app
  parts.back.onclick = () => goTo(app, app.view.step - 1)
  parts.next.onclick = () => goTo(app, app.view.step + 1)
  parts.play.onclick = () => togglePlaying(app)
  parts.copy.onclick = () => copyLink(app)
  parts.export.onclick = () => exportCsv(app)
  parts.order.onchange = () => choose(app, { order: parts.order.value })
  parts.tableBox.ontoggle = () => drawTables(app)
  parts.root.onkeydown = (event) => pressed(app, event)
  listenOnStage(app)
  listenOnMap(app)
}

function listenOnStage(app) {
  const { stage, tip } = app.parts
  const pointed = (event) => {
    const { left, top } = stage.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const linkUnder = (event) => (targetOf(event).i < 0 && targetOf(event).j < 0 ? linkAt(app, ...pointed(event)) : null)
  stage.onpointermove = (event) => {
    if (event.pointerType === "touch") return
    const { i, j } = targetOf(event)
    hoverOn(app, i, j)
    const link = linkUnder(event)
    showTip(app, link, ...pointed(event))
    stage.style.cursor = link ? "pointer" : ""
  }
  stage.onpointerleave = (event) => {
    if (event.pointerType === "touch") return
    hoverOn(app, -1, -1)
    tip.hidden = true
  }
  stage.onclick = (event) => {
    const { i, j } = targetOf(event)
    const link = linkUnder(event)
    // A finger cannot hover: its tap also lights the links, and a second tap puts them back.
    if (event.pointerType === "touch") hoverOn(app, i === app.hover.i ? -1 : i, j === app.hover.j ? -1 : j)
    if (link) selectPair(app, link.i, link.j)
    else if (i >= 0) selectPair(app, i, app.view.j)
    else if (j >= 0) selectPair(app, app.view.i, j)
  }
  stage.addEventListener("focusin", (event) => {
    const { i, j } = targetOf(event)
    if (event.target.matches(":focus-visible")) hoverOn(app, i, j)
  })
  stage.addEventListener("focusout", () => hoverOn(app, -1, -1))
}

function showTip(app, link, x, y) {
  const { tip } = app.parts
  tip.hidden = !link
  if (!link) return
  const quantity = drawnQuantity(app.trace, app.phase)
  const value = quantity.at(app.t, link.i, link.j)
  tip.textContent = fill(app.labels.link, {
    capsule: link.i, class: app.classes[link.j], value: `${quantity.symbol} = ${precise(value)}`,
  })
  const left = x < app.stage.width / 2 ? x + 14 : x - tip.offsetWidth - 14
  tip.style.left = `${Math.max(Math.min(left, app.stage.width - tip.offsetWidth), 0)}px`
  tip.style.top = `${Math.max(y - 34, 0)}px`
}

function listenOnMap(app) {
  const { map } = app.parts
  const under = (event) => {
    const { left, top } = map.getBoundingClientRect()
    return capsuleOnMap(app.map, app.trace.inputs, event.clientX - left - MAP_MARGIN, event.clientY - top - MAP_MARGIN)
  }
  map.onpointermove = (event) => { if (event.pointerType !== "touch") hoverOn(app, under(event), -1) }
  map.onpointerleave = () => hoverOn(app, -1, -1)
  map.onclick = (event) => {
    const i = under(event)
    if (i >= 0) selectPair(app, i, app.view.j)
  }
}

function pressed(app, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "SELECT") return
  const onControl = ["BUTTON", "SUMMARY"].includes(event.target.tagName)
  const moves = {
    ArrowLeft: () => goTo(app, app.view.step - 1),
    ArrowRight: () => goTo(app, app.view.step + 1),
    Home: () => goTo(app, 0),
    End: () => goTo(app, app.steps - 1),
    " ": onControl ? null : () => togglePlaying(app),
    ArrowUp: neighbour(event.target, -1),
    ArrowDown: neighbour(event.target, 1),
  }
  if (!moves[event.key]) return
  event.preventDefault()
  moves[event.key]()
}

/** Focus the next capsule or class in its list; null away from the lists. */
function neighbour(target, by) {
  if (!target.dataset.capsule && !target.dataset.class) return null
  const item = target.dataset.class ? target.parentElement : target
  return () => {
    const next = by > 0 ? item.nextElementSibling : item.previousElementSibling
    if (next) (target.dataset.class ? next.firstChild : next).focus()
  }
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
