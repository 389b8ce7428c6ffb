// Stepping: the bar of iterations and named steps, play, and the view in the address bar.

const PLAY_MS = 1400
const MOVE_MS = 250

function goTo(app, wanted) {
  const step = Math.min(Math.max(wanted, 0), app.steps - 1)
  if (mustAsk(app, step)) {
    stopPlaying(app)
    ask(app, step)
    return
  }
  if (app.asking) showQuestion(app, false)
  if (step === app.view.step) return
  const before = { values: app.shownValues, known: knownIteration(app, app.view.step) }
  app.view.step = step
  changed(app)
  draw(app)
  move(app, before)
}

/** Let links and output glide from what was shown `before` to the current step. */
function move(app, before) {
  const target = linkValues(app)
  cancelAnimationFrame(app.frame)
  const still = target.length > 4000 || window.matchMedia("(prefers-reduced-motion: reduce)").matches
  const start = performance.now()
  const paintAt = (now) => {
    const progress = still ? 1 : Math.min(Math.max(now - start, 0) / MOVE_MS, 1)
    const eased = progress * (2 - progress)
    app.motion = { known: before.known, progress: eased }
    app.shownValues = progress === 1 ? target
      : target.map((value, at) => before.values[at] + eased * (value - before.values[at]))
    drawLinks(app)
    drawProjection(app)
    if (progress < 1) app.frame = requestAnimationFrame(paintAt)
  }
  paintAt(start)
}

function play(app) {
  if (app.view.step === app.steps - 1) goTo(app, 0)
  else goTo(app, app.view.step + 1)
  if (app.asking) return
  app.playing = setInterval(() => {
    if (app.view.step === app.steps - 1) stopPlaying(app)
    else goTo(app, app.view.step + 1)
  }, PLAY_MS)
  drawSteps(app)
}

function stopPlaying(app) {
  clearInterval(app.playing)
  app.playing = null
  drawSteps(app)
}

function togglePlaying(app) {
  if (app.playing) stopPlaying(app)
  else play(app)
}

function buildSteps(app) {
  const { parts, labels, trace, kind: { steps, onePass } } = app
  const many = trace.iterations * steps.length > 20
  parts.iterations.dataset.many = many
  parts.iterations.dataset.caption = labels.iterations
  parts.iterations.replaceChildren(...Array.from({ length: trace.iterations }, (_, t) => {
    const group = document.createElement("div")
    const title = document.createElement("span")
    title.textContent = onePass ? labels.one_pass : many ? t + 1 : fill(labels.iteration, { iteration: t + 1 })
    const ticks = document.createElement("div")
    ticks.className = "ticks"
    ticks.append(...steps.map((described, phase) => {
      const step = t * steps.length + phase
      const tick = button(`routing-step-${step}`, "step-tick")
      tick.title = tick.ariaLabel = stepTitle(app, t, described)
      tick.tabIndex = -1
      tick.onclick = () => goTo(app, step)
      return tick
    }))
    group.append(title, ticks)
    return group
  }))
  parts.names.style.setProperty("--steps", steps.length)
  parts.names.dataset.many = steps.length > 5
  parts.names.replaceChildren(...steps.map(({ label, group }, phase) => {
    const chip = button(`routing-name-${phase}`, "step-name")
    chip.textContent = label(labels)
    if (group(labels)) {
      const over = document.createElement("small")
      over.textContent = group(labels)
      chip.prepend(over)
    }
    chip.onclick = () => goTo(app, app.t * steps.length + phase)
    return chip
  }))
}

function drawSteps(app) {
  const { parts, labels, view, t, phase } = app
  parts.back.disabled = view.step === 0
  parts.next.disabled = view.step === app.steps - 1
  parts.back.ariaLabel = parts.back.title = labels.back
  parts.next.textContent = `${labels.next} ▶`
  parts.play.textContent = app.playing ? labels.pause : labels.play
  const state = (element, place, current) => {
    element.dataset.state = place < current ? "past" : place === current ? "now" : "ahead"
    if (place === current) element.setAttribute("aria-current", "step")
    else element.removeAttribute("aria-current")
  }
  const groups = [...parts.iterations.children]
  groups.forEach((group, place) => state(group, place, t))
  groups.flatMap((group) => [...group.lastChild.children]).forEach((tick, place) => state(tick, place, view.step))
  ;[...parts.names.children].forEach((chip, place) => state(chip, place, phase))
}

/** Write the view into the address bar, at most a few times a second: browsers stop listening otherwise. */
function changed(app) {
  if (performance.now() - app.written > 200) writeAddress(app)
  else if (!app.writeTimer) app.writeTimer = setTimeout(() => writeAddress(app), 200)
}

function writeAddress(app) {
  clearTimeout(app.writeTimer)
  app.writeTimer = null
  app.written = performance.now()
  const { step, i, j, shown, order } = app.view
  setQuery({ step, capsule: i, class: j, shown, order: order === "moved" ? null : order })
}
