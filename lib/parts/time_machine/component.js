// A run's whole training on one slider. Everything moves here; the server is asked for nothing but files to keep.

const EXPORTS = ["gif", "webp", "png", "npz", "csv"]

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const app = mounted(parentElement, ".machine", createApp)
  app.tell = (have) => setStateValue("have", have)
  app.order = (wanted) => setTriggerValue("export", wanted)
  load(app, data)
  return () => {
    clearInterval(app.timer)
    clearTimeout(app.settling)
    unmount(parentElement)
  }
}

function createApp(root) {
  const parts = partsOf(root)
  const app = { parts, frames: [], meta: null, at: 0, layer: 0, channel: 0, filter: 0, hovered: null, scale: "all",
    measure: "share", playing: false, speed: 1, threshold: 0.9, jumpedTo: null, timer: null }
  listenToTimeline(app)
  listenToFilters(app)
  listenToLarge(app)
  parts.numbers.ontoggle = () => drawTable(app)
  return app
}

/** Take in what the server sent: all of a run, or what came since; the learner's view stays. */
function load(app, bytes) {
  const sent = unpack(bytes)
  const { meta, arrays } = sent
  const another = app.meta?.run !== meta.run
  const reached = another || !app.frames.length ? -1 : app.frames.at(-1).step
  if (meta.after > reached) {
    app.tell(null) // there is a gap between what is here and this part: ask for all of it
    return
  }
  const followed = another || app.at === app.frames.length - 1
  const frames = meta.steps.length ? framesOf(sent).filter(({ step }) => meta.after < 0 || step > reached) : []
  const curves = Object.fromEntries(["loss", "accuracy", "validation_steps", "validation_loss", "validation_accuracy"]
    .map((name) => [name, arrays[name].data]))
  const told = JSON.stringify([{ ...meta, after: 0, steps: [], view: {} }, Object.values(curves).map((values) => [...values])])
  if (meta.after >= 0 && !another && !frames.length && told === app.told) return // a tick of a run that trains
  if (meta.labels.slider !== app.labels?.slider) Object.assign(app, { sheetOf: null, stripOf: null }) // another language
  app.frames = meta.after < 0 ? frames : [...app.frames, ...frames]
  Object.assign(app, { meta, told, curves, labels: meta.labels, highest: null, middles: null, ends: null })
  if (frames.length) {
    Object.assign(app, { shades: shadesOf(meta.colours), pictured: arrays.pictured ?? null,
      hasMaps: Object.keys(arrays).some((name) => name.startsWith("maps/")),
      shapes: Object.fromEntries(Object.entries(arrays).map(([name, { shape }]) => [name, shape.slice(1)])) })
  }
  if (another) begin(app)
  else if (followed && !app.playing) app.at = app.frames.length - 1
  app.at = Math.min(app.at, app.frames.length - 1) // a run that goes on from an earlier state has fewer of them
  drawView(app)
  writeAddress(app)
  if (frames.length) app.tell({ run: meta.run, step: app.frames.at(-1).step })
}

/** A run as the address says at first, another one at its end. */
function begin(app) {
  const { frames, meta } = app
  const view = app.begun ? {} : meta.view
  const number = (text, most) => (/^\d+$/.test(text ?? "") && Number(text) <= most ? Number(text) : null)
  play(app, false)
  const at = frames.findLastIndex(({ step }) => step <= number(view.step, meta.total))
  app.at = number(view.step, meta.total) === null || at < 0 ? frames.length - 1 : at
  app.layer = Math.max(0, meta.layers.findIndex(({ name }) => name === view.layer))
  app.channel = Math.max(0, (number(view.channel, meta.layers[app.layer].inputs) ?? 1) - 1)
  const filter = number(view.filter, filterCount(app)) ?? 0
  app.filter = filter > 0 ? filter - 1 : furthestFilter(app)
  if (view.scale === "step") app.scale = "step"
  if (view.measure === "cosine") app.measure = "cosine"
  Object.assign(app, { hovered: null, jumpedTo: null, begun: true })
}

/** The filter that came furthest, of those whose weights were kept: the one whose evolution shows most. */
function furthestFilter(app) {
  const shares = allMovements(app, app.frames.length - 1).slice(0, app.meta.layers[app.layer].filters).map(({ share }) => share)
  return placeOfLargest(shares)
}

/** The address holds the view; what is as it is at first is left out, but never the step. */
function writeAddress({ frames, at, meta, layer, channel, filter, scale, measure }) {
  setQuery({ step: frames[at].step, layer: layer ? meta.layers[layer].name : null, channel: channel ? channel + 1 : null,
    filter: filter + 1, scale: scale === "all" ? null : scale, measure: measure === "share" ? null : measure })
}

/** Everything. */
function drawView(app) {
  const { parts, labels } = app
  drawSay(app)
  drawControls(app)
  drawMovedControls(app)
  drawTimeline(app)
  buildSheet(app)
  parts.channel.onchange = () => {
    app.channel = Number(parts.channel.value)
    drawView(app)
    writeAddress(app)
  }
  parts.numbersTitle.textContent = labels.numbers
  parts.exportText.textContent = labels.keep
  parts.exports.replaceChildren(...EXPORTS.map((format) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = labels[`export_${format}`]
    button.dataset.testid = `machine-export-${format}`
    button.onclick = () => app.order({ format, run: app.meta.run, step: app.frames[app.at].step,
      layer: app.meta.layers[app.layer].name, channel: app.channel, scale: app.scale })
    return button
  }))
  const [less, neutral, more] = app.meta.colours.map((colour) => `rgb(${colour.join()})`)
  parts.ramp.style.background = `linear-gradient(90deg, ${less}, ${neutral}, ${more})`
  drawMoment(app)
}

/** What changes when time moves. */
function drawMoment(app) {
  drawTime(app)
  drawSheet(app)
  drawMedians(app)
  drawBars(app)
  drawPictures(app)
  drawSummary(app)
  drawTable(app)
  drawFilter(app, app.stripOf === stripKey(app))
}

/** What shows one filter; the strip only where it is another's. */
function drawFilter(app, sameStrip = false) {
  drawMarks(app)
  drawLarge(app)
  drawPath(app)
  if (sameStrip) drawStripMark(app)
  else drawStrip(app)
  app.stripOf = stripKey(app)
}

function stripKey(app) {
  return [app.meta.run, app.layer, app.channel, app.scale, app.frames.length, shownFilter(app)].join()
}
