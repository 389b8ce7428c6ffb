// What pointer and keyboard do.

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
  const { quantity } = app.now
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
