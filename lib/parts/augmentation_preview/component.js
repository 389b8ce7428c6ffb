// The sliders are here, the pictures come from the server: they are made by the function that trainings use.

const REST = 60 // ms between two questions to the server
const SMOOTH_FROM = 48 // pixels a side from which a picture is no longer shown as squares

export default function ({ data, parentElement, setStateValue }) {
  const app = mounted(parentElement, ".augmentation", createApp)
  app.send = (settings) => setStateValue("settings", settings)
  load(app, data)
  return () => {
    clearTimeout(app.timer)
    unmount(parentElement)
  }
}

function createApp(root) {
  const parts = partsOf(root)
  const app = { parts, settings: null, timer: null }
  parts.again.onclick = () => change(app, { seed: (app.settings.seed + 1) % 1000 })
  parts.reset.onclick = () => {
    change(app, Object.fromEntries(app.meta.sliders.map(({ name, neutral }) => [name, neutral])))
    drawSliders(app)
  }
  return app
}

function load(app, bytes) {
  const { meta, arrays } = unpack(bytes)
  const first = app.settings === null
  Object.assign(app, { meta, labels: meta.labels, original: arrays.original, samples: arrays.samples })
  // Once it is here, the learner's hand decides, not an answer that comes late.
  if (first) app.settings = meta.settings
  const { parts, labels } = app
  parts.again.textContent = labels.again
  parts.reset.textContent = labels.reset
  parts.originalTitle.textContent = labels.original
  if (first || app.title !== labels.again) drawSliders(app)
  app.title = labels.again
  drawPictures(app)
  drawSettings(app)
}

/** One of the settings has changed: show it, and ask for pictures soon. */
function change(app, values) {
  app.settings = { ...app.settings, ...values }
  drawSettings(app)
  if (app.timer !== null) return
  app.timer = setTimeout(() => {
    app.timer = null
    app.send(app.settings)
  }, REST)
}

function drawSliders(app) {
  app.parts.sliders.replaceChildren(...app.meta.sliders.map(({ name, title, unit, maximum }) => {
    const label = document.createElement("label")
    const text = document.createElement("span")
    text.textContent = title
    const input = document.createElement("input")
    input.dataset.testid = `augmentation-${name}`
    if (maximum === 1) {
      Object.assign(input, { type: "checkbox", checked: app.settings[name] })
      input.onchange = () => change(app, { [name]: input.checked })
      label.append(text, input)
      return label
    }
    const output = document.createElement("output")
    const show = () => { output.textContent = `${input.value} ${unit}` }
    Object.assign(input, { type: "range", min: 0, max: maximum, step: 1, value: app.settings[name] })
    input.oninput = () => {
      show()
      change(app, { [name]: Number(input.value) })
    }
    show()
    label.append(text, output, input)
    return label
  }))
}

/** What the pictures stand for, and whether they are still those of other settings. */
function drawSettings({ parts, labels, meta, settings }) {
  const waiting = [...meta.sliders.map(({ name }) => name), "seed"].some((name) => settings[name] !== meta.settings[name])
  parts.root.classList.toggle("waiting", waiting)
  const chosen = meta.sliders.filter(({ name, neutral }) => settings[name] !== neutral)
  parts.options.textContent = chosen.map(({ name }) => `--option ${name}=${settings[name]}`).join(" ")
  const texts = chosen.map(({ title, unit, maximum, name }) => (maximum === 1 ? title : `${title} ${settings[name]} ${unit}`))
  parts.said.textContent = chosen.length ? fill(labels.said, { settings: texts.join(", ") }) : labels.nothing
  parts.samples.ariaLabel = parts.said.textContent
  setQuery(Object.fromEntries(meta.sliders.map(({ name, neutral }) => [name, settings[name] === neutral ? null : settings[name]])))
}

function drawPictures({ parts, original, samples }) {
  const [count, ...shape] = samples.shape
  parts.root.classList.toggle("smooth", shape[0] >= SMOOTH_FROM)
  paintPicture(parts.original, original.data, original.shape)
  while (parts.samples.children.length > count) parts.samples.lastElementChild.remove()
  while (parts.samples.children.length < count) parts.samples.append(document.createElement("canvas"))
  for (const [number, canvas] of [...parts.samples.children].entries()) {
    paintPicture(canvas, samples.data, shape, number)
  }
}
