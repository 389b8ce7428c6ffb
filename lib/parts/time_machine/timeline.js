// The slider over the whole training, the curves above it, playing, and the jump to a given accuracy.

const FRAMES_A_SECOND = 8 // at speed 1
const SPEEDS = [0.25, 0.5, 1, 2, 4]
const THRESHOLDS = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99]
const MOST_TICKS = 9
const REST = 150 // ms after the last move

/** Move to a snapshot; the only way in which time changes. */
function goTo(app, at) {
  app.at = Math.min(Math.max(Math.round(at), 0), app.frames.length - 1)
  app.jumpedTo = null
  drawMoment(app)
  clearTimeout(app.settling) // browsers are slow to write the address, so only where time comes to rest
  app.settling = setTimeout(() => writeAddress(app), REST)
}

function play(app, on) {
  clearInterval(app.timer)
  app.playing = on
  if (on) {
    if (app.at === app.frames.length - 1) goTo(app, 0)
    app.timer = setInterval(() => {
      goTo(app, app.at + 1)
      if (app.at === app.frames.length - 1) play(app, false)
    }, 1000 / (FRAMES_A_SECOND * app.speed))
  }
  drawPlay(app)
}

function drawPlay({ parts, labels, playing }) {
  parts.play.innerHTML = playing
    ? '<svg viewBox="0 0 16 16"><path d="M3 2h4v12H3zM9 2h4v12H9z"/></svg>'
    : '<svg viewBox="0 0 16 16"><path d="M3 1.5v13l11-6.5z"/></svg>'
  parts.play.ariaLabel = playing ? labels.pause : labels.play
  parts.play.title = parts.play.ariaLabel
}

function listenToTimeline(app) {
  const { parts } = app
  parts.play.onclick = () => play(app, !app.playing)
  parts.slider.oninput = () => {
    play(app, false)
    goTo(app, Number(parts.slider.value))
  }
  parts.speed.onchange = () => {
    app.speed = Number(parts.speed.value)
    if (app.playing) play(app, true)
  }
  parts.threshold.onchange = () => {
    app.threshold = Number(parts.threshold.value)
    jump(app)
  }
  parts.jump.onclick = () => jump(app)
  const scrub = (event) => {
    const { left, width } = parts.curves.getBoundingClientRect()
    play(app, false)
    goTo(app, (event.clientX - left - THUMB / 2) / (width - THUMB) * (app.frames.length - 1))
  }
  parts.curves.onpointerdown = (event) => {
    if (event.button !== 0) return
    parts.curves.setPointerCapture(event.pointerId)
    event.preventDefault() // the slider keeps the focus, and so the keys
    parts.slider.focus({ preventScroll: true })
    scrub(event)
  }
  parts.curves.onpointermove = (event) => {
    if (parts.curves.hasPointerCapture(event.pointerId)) scrub(event)
  }
  parts.root.onkeydown = (event) => {
    if (event.key !== " " || event.ctrlKey || event.altKey || event.metaKey || /^(BUTTON|SELECT|SUMMARY)$/.test(event.target.tagName)) return
    event.preventDefault()
    play(app, !app.playing)
  }
}

const THUMB = 18 // pixels; the curves begin and end where the middle of the thumb does

function jump(app) {
  play(app, false)
  const found = firstReaching(app, app.threshold)
  if (found) goTo(app, found.at)
  app.jumpedTo = app.threshold
  drawWhy(app)
}

function drawWhy(app) {
  const { parts, labels, meta } = app
  const why = app.jumpedTo === null ? "" : whereItWasReached(app)
  parts.why.textContent = why || (meta.live ? labels.live : labels.keys)
  parts.why.classList.toggle("plain", !why)
}

/** What the jump found, as long as this is where it led. */
function whereItWasReached(app) {
  const { labels, jumpedTo, frames, at } = app
  const found = firstReaching(app, jumpedTo)
  const percent = 100 * jumpedTo
  if (!found) return fill(labels.never, { percent })
  if (found.at !== at) return ""
  return fill(found.of === "validation" ? labels.reached_validation : labels.reached_train,
    { percent, step: grouped(frames[at].step), accuracy: percentText(found.accuracy) })
}

/** What stays as it is while time moves. */
function drawTimeline(app) {
  const { parts, labels, frames, curves } = app
  parts.slider.max = frames.length - 1
  parts.slider.ariaLabel = labels.slider
  parts.speedText.textContent = labels.speed
  parts.thresholdText.textContent = labels.threshold
  parts.jump.textContent = labels.jump
  options(parts.speed, SPEEDS.map((speed) => [speed, `${speed} ×`]), app.speed)
  options(parts.threshold, THRESHOLDS.map((share) => [share, `${100 * share} %`]), app.threshold)
  parts.accuracyText.textContent = labels.accuracy
  parts.lossText.textContent = labels.loss
  const last = Math.max(frames.length - 1, 1)
  drawCurve(parts.accuracy, curves.accuracy, validationPoints(app, curves.validation_accuracy), last, (value) => value)
  const losses = [...curves.loss, ...curves.validation_loss].filter((value) => value > 0)
  const [low, high] = [Math.log(Math.min(...losses)), Math.log(Math.max(...losses))]
  drawCurve(parts.loss, curves.loss, validationPoints(app, curves.validation_loss), last,
    (value) => (Math.log(value) - low) / ((high - low) || 1))
  const every = Math.max(1, Math.ceil((frames.length - 1) / (MOST_TICKS - 1)))
  const marked = frames.map((_, at) => at).filter((at) => at % every === 0 && (at === 0 || last - at >= every / 2))
  if (marked.at(-1) !== frames.length - 1) marked.push(frames.length - 1)
  parts.ticks.replaceChildren(...marked.map((at) => {
    const tick = document.createElement("span")
    tick.style.left = leftOf(at / last)
    tick.textContent = grouped(frames[at].step)
    return tick
  }))
  drawPlay(app)
}

function leftOf(share) {
  return `calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${share})`
}

function validationPoints({ frames, curves }, values) {
  const reached = frames.at(-1).step
  return [...values].map((value, at) => [positionOf(frames, curves.validation_steps[at]), value, curves.validation_steps[at]])
    .filter(([, , step]) => step <= reached)
}

/** A line over the snapshots and a dot for each validation; `heightOf` gives 0 to 1. */
function drawCurve(svg, values, points, last, heightOf) {
  svg.setAttribute("viewBox", `0 0 ${last} 1`)
  const known = [...values].map((value, at) => [at, value]).filter(([, value]) => Number.isFinite(value) && value > 0)
  const place = ([at, value]) => `${at.toFixed(3)} ${(1 - heightOf(value)).toFixed(4)}`
  const usable = points.filter(([, value]) => Number.isFinite(value) && value > 0)
  svg.innerHTML = `<path class="train" d="M${known.map(place).join("L")}"/>`
    + usable.map((point) => `<path class="dot" d="M${place(point)}h0"/>`).join("")
  if (!known.length) svg.replaceChildren()
}

/** The slider, the cursor and the numbers of this moment. */
function drawTime(app) {
  const { parts, labels, frames, at, meta, curves } = app
  const { step } = frames[at]
  parts.slider.value = at
  parts.slider.setAttribute("aria-valuetext", fill(labels.step_of, { step: grouped(step), total: grouped(meta.total) }))
  parts.cursor.style.left = leftOf(at / Math.max(frames.length - 1, 1))
  parts.step.textContent = fill(labels.step_of, { step: grouped(step), total: grouped(meta.total) })
  parts.step.dataset.value = step
  parts.now.dataset.accuracy = curves.accuracy[at]
  parts.now.dataset.loss = curves.loss[at]
  parts.now.textContent = Number.isFinite(curves.accuracy[at])
    ? fill(labels.now, { accuracy: percentText(curves.accuracy[at]), loss: shortNumber(curves.loss[at]) }) : labels.now_untrained
  drawWhy(app)
}

function options(select, choices, chosen) {
  select.replaceChildren(...choices.map(([value, text]) =>
    Object.assign(document.createElement("option"), { value, textContent: text, selected: value === chosen })))
}
