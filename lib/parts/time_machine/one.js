// One filter: its numbers, its own way through the training, and how it looked at several moments.

const MOST_IN_STRIP = 12
const WIDEST_WITH_NUMBERS = 7

/** The filter enlarged, each weight a cell; up to 7×7 with its number in it. */
function drawLarge(app) {
  const { parts, labels, meta, at } = app
  const layer = meta.layers[app.layer]
  const filter = shownFilter(app)
  const kept = filter < layer.filters
  parts.oneTitle.textContent = fill(labels.one_title, { layer: layer.name, filter: filter + 1 })
  parts.large.hidden = !kept
  const count = kept ? layer.height * layer.width : 0
  parts.large.style.setProperty("--across", layer.width)
  parts.large.style.setProperty("--down", layer.height)
  while (parts.large.children.length > count) parts.large.lastElementChild.remove()
  while (parts.large.children.length < count) parts.large.append(document.createElement("span"))
  if (kept) {
    const frame = app.frames[at].layers[app.layer]
    const start = placeOf(layer, filter, app.channel)
    const limit = limitOf(app)
    const digits = layer.width <= WIDEST_WITH_NUMBERS
    for (const [cell, box] of [...parts.large.children].entries()) {
      const value = weightOf(frame, start + cell)
      box.style.background = shadeStyle(app, value, limit)
      box.classList.toggle("on-dark", !isPale(value, limit))
      box.textContent = digits ? cellText(value) : ""
      box.dataset.value = value
    }
  }
  const { cosine, distance, norm, began, share } = movement(app, at, filter)
  parts.readout.textContent = joinSentences([kept ? "" : labels.weights_not_kept,
    fill(labels.readout, { cosine: cosine.toFixed(3), distance: shortNumber(distance), share: share.toFixed(2), began: shortNumber(began), norm: shortNumber(norm) })])
  Object.assign(parts.readout.dataset, { cosine, distance, norm, filter })
}

/** The cell under the pointer in words, where there is no room for numbers. */
function listenToLarge({ parts }) {
  parts.large.onpointerover = (event) => {
    if (event.target.dataset.value) event.target.title = Number(event.target.dataset.value).toFixed(5)
  }
}

/** Two small curves: the cosine with the beginning, and the way; the layer's median in grey behind them. */
function drawPath(app) {
  const { parts, labels, frames, at } = app
  const filter = shownFilter(app)
  const own = frames.map((_, moment) => movement(app, moment, filter))
  const lines = [
    { name: labels.path_cosine, of: ({ cosine }) => cosine, key: "cosine", text: (value) => value.toFixed(3) },
    { name: labels.path_share, of: ({ share }) => share, key: "share", text: (value) => value.toFixed(2) },
  ]
  if (!parts.path.children.length) {
    parts.path.append(...lines.map(() => {
      const box = document.createElement("figure")
      box.innerHTML = '<figcaption><span></span> <b></b></figcaption><svg preserveAspectRatio="none" aria-hidden="true"></svg>'
      return box
    }))
  }
  const last = Math.max(frames.length - 1, 1)
  const middles = mediansOverTime(app)
  lines.forEach(({ name, of, key, text }, number) => {
    const box = parts.path.children[number]
    const values = own.map(of)
    const behind = middles.map((middle) => middle[key])
    const [low, high] = [Math.min(0, ...values, ...behind), Math.max(...values, ...behind, key === "cosine" ? 1 : 0)]
    const y = (value) => (1 - (value - low) / ((high - low) || 1)).toFixed(4)
    const line = (list) => `M${list.map((value, moment) => `${moment} ${y(value)}`).join("L")}`
    box.querySelector("span").textContent = name
    Object.assign(box.querySelector("b"), { textContent: text(values[at]) }).dataset.value = values[at]
    const svg = box.querySelector("svg")
    svg.setAttribute("viewBox", `0 0 ${last} 1`)
    svg.innerHTML = `<path class="middle" d="${line(behind)}"/><path class="own" d="${line(values)}"/>`
      + `<path class="moment" d="M${at} 0V1"/><path class="spot" d="M${at} ${y(values[at])}h0"/>`
  })
}

function mediansOverTime(app) {
  const key = `${app.meta.run}-${app.layer}-${app.frames.length}`
  if (app.middles?.key !== key) app.middles = { key, values: app.frames.map((_, at) => layerMedians(app, at, app.layer)) }
  return app.middles.values
}

/** The snapshots of the strip: evenly over all of them, the first and the last among them. */
function stripMoments({ frames }) {
  const count = Math.min(MOST_IN_STRIP, frames.length)
  return Array.from({ length: count }, (_, number) => Math.round(number * (frames.length - 1) / Math.max(count - 1, 1)))
}

function drawStrip(app) {
  const { parts, labels, frames, meta } = app
  const filter = shownFilter(app)
  const layer = meta.layers[app.layer]
  const moments = filter < layer.filters ? stripMoments(app) : []
  parts.stripTitle.textContent = fill(labels.strip, { layer: layer.name, filter: filter + 1 })
  while (parts.strip.children.length > moments.length) parts.strip.lastElementChild.remove()
  while (parts.strip.children.length < moments.length) {
    const button = document.createElement("button")
    button.type = "button"
    button.innerHTML = "<canvas></canvas><span></span>"
    parts.strip.append(button)
  }
  const strongest = moments.length ? strongestOf(app, filter) : 0
  moments.forEach((at, number) => {
    const button = parts.strip.children[number]
    paintFilter(app, button.firstChild, at, filter, strongest)
    button.lastChild.textContent = grouped(frames[at].step)
    button.dataset.at = at
    button.ariaLabel = fill(labels.go_to, { step: grouped(frames[at].step) })
    button.onclick = () => {
      play(app, false)
      goTo(app, at)
    }
  })
  parts.stripScale.textContent = moments.length ? fill(labels.strip_scale, { limit: shortNumber(strongest) }) : ""
  parts.stripScale.dataset.value = strongest
  drawStripMark(app)
}

/** The largest weight that a filter ever had in the input channel; its strip has this scale of its own. */
function strongestOf(app, filter) {
  const layer = app.meta.layers[app.layer]
  const start = placeOf(layer, filter, app.channel)
  const cells = Array.from({ length: layer.height * layer.width }, (_, cell) => start + cell)
  return Math.max(...app.frames.map(({ layers }) => Math.max(...cells.map((place) => Math.abs(weightOf(layers[app.layer], place))))))
}

/** Which picture of the strip this moment is nearest to. */
function drawStripMark({ parts, at }) {
  const buttons = [...parts.strip.children]
  const distances = buttons.map(({ dataset }) => Math.abs(Number(dataset.at) - at))
  const nearest = distances.indexOf(Math.min(...distances))
  buttons.forEach((button, number) => {
    button.classList.toggle("near", number === nearest)
    button.ariaCurrent = String(Number(button.dataset.at) === at)
  })
}
