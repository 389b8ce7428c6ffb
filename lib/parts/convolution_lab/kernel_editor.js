// The chosen kernel, cell by cell: type, drag up and down, or use the arrow keys.

const DRAG_PIXELS = 5 // a tenth each
const DRAG_FROM = 4

/** The editor of the chosen kernel; built anew for another kernel, side or number of channels. */
function buildEditor(app) {
  const { labels, state } = app
  const kernel = state.kernels[state.chosen]
  const replace = (next) => {
    state.kernels = state.kernels.map((one, at) => (at === state.chosen ? next : one))
  }
  const pick = choiceField({ text: labels.kernel, testid: "conv-preset", value: kernel.name,
    options: [...KERNEL_NAMES, ...(kernel.name === OWN ? [OWN] : [])].map((name) => [name, kernelTitle(labels, { name })]),
    change: (name) => {
      replace(pickedKernel(name, state.kernel, kernel))
      app.rebuild()
    } })
  const box = element("div", { className: "cells edit", dataset: { side: state.kernel } })
  box.style.setProperty("--side", state.kernel)
  app.editor = Array.from({ length: state.kernel ** 2 }, (_, at) => cellInput(app, at, replace))
  box.append(...app.editor)
  const parts = [pick, ...(kernel.name === "gabor" ? gaborSliders(app, kernel, replace) : []),
    ...(state.colour && app.image.channels === 3 ? [channelTabs(app, kernel, replace)] : []), box,
    element("p", { className: "muted hint", textContent: labels.edit_hint })]
  if (state.kernels.length > 1) {
    parts.push(pressButton(labels.remove, "conv-remove", () => {
      state.kernels = state.kernels.filter((_, at) => at !== state.chosen)
      state.chosen = Math.max(0, state.chosen - 1)
      app.rebuild()
    }, "quiet"))
  }
  app.parts.middle.replaceChildren(...parts)
  drawEditor(app)
}

/** Which of the kernel's weights the cells show: a channel, or null where all channels share them. */
function shownChannel(app) {
  const { weights } = app.state.kernels[app.state.chosen]
  return weights.length === 1 ? null : Math.min(app.channel ?? 0, weights.length - 1)
}

/** Numbers and colours of the cells; what is being typed stays as it is. */
function drawEditor(app) {
  const { state, editor } = app
  const own = state.kernels[state.chosen].weights[shownChannel(app) ?? 0]
  const most = Math.max(...own.map(Math.abs)) || 1
  const active = app.parts.root.getRootNode().activeElement
  editor.forEach((input, at) => {
    if (input !== active || Number(input.value) !== own[at]) input.value = Number(own[at].toFixed(3))
    input.dataset.value = own[at]
    input.style.background = tint(0.75 * own[at] / most)
  })
}

function cellInput(app, at, replace) {
  const [row, column] = [Math.floor(at / app.state.kernel), at % app.state.kernel]
  const input = element("input", { type: "number", step: 0.1, inputMode: "decimal", dataset: { testid: `conv-cell-${at}` },
    ariaLabel: fill(app.labels.weight_at, { row, column }) })
  const set = (value) => {
    const [low, high] = RANGES.weight
    if (!Number.isFinite(value)) return
    const { kernels, chosen } = app.state
    const was = kernels[chosen].name
    replace(editedKernel(kernels[chosen], shownChannel(app), at, Math.min(Math.max(value, low), high)))
    if (was !== OWN) nameOwn(app)
    app.refresh()
    drawEditor(app)
  }
  input.oninput = () => input.value !== "" && set(Number(input.value))
  input.onblur = () => drawEditor(app)
  let drag = null
  input.onpointerdown = (event) => {
    drag = { y: event.clientY, from: app.state.kernels[app.state.chosen].weights[shownChannel(app) ?? 0][at], moved: false }
  }
  input.onpointermove = (event) => {
    if (!drag || !event.buttons) return
    const up = drag.y - event.clientY
    if (!drag.moved && Math.abs(up) < DRAG_FROM) return
    drag.moved = true
    input.setPointerCapture(event.pointerId)
    event.preventDefault()
    input.value = (Math.round(10 * drag.from + up / DRAG_PIXELS) / 10)
    set(Number(input.value))
  }
  input.onpointerup = input.onpointercancel = () => { drag = null }
  return input
}

/** An edited kernel is no longer the picked one: its name changes without building the cells anew. */
function nameOwn(app) {
  const { labels, parts, state } = app
  const select = parts.middle.querySelector("select")
  select.append(element("option", { value: OWN, textContent: labels.kernel_own, selected: true }))
  const card = parts.strip.children[state.chosen]
  card.querySelector("span").textContent = card.title = labels.kernel_own
}

function gaborSliders(app, kernel, replace) {
  const slide = (text, testid, key, show) => slideField({ text, testid, limits: RANGES[key], value: kernel[key], show, change: (value) => {
    const { kernels, chosen, kernel: side } = app.state
    if (kernels[chosen].name === "gabor") replace(pickedKernel("gabor", side, { ...kernels[chosen], [key]: value }))
    app.refresh()
    drawEditor(app)
  } })
  return [slide(app.labels.angle, "conv-angle", "angle", (value) => `${value}°`), slide(app.labels.wave, "conv-wave", "wave")]
}

/** One kernel for all three channels, or one each. */
function channelTabs(app, kernel, replace) {
  const { labels } = app
  const shown = shownChannel(app)
  const tab = (text, channel, press) => Object.assign(pressButton(text, `conv-channel-${channel ?? "all"}`, press), {
    ariaPressed: String(shown === channel) })
  const split = (channel) => () => {
    if (kernel.weights.length === 1) {
      const own = editedKernel(kernel, null, 0, kernel.weights[0][0])
      replace({ ...own, weights: [0, 1, 2].map(() => own.weights[0].slice()) })
    }
    app.channel = channel
    app.rebuild()
  }
  const join = () => {
    replace({ ...kernel, weights: [kernel.weights[shown ?? 0]] })
    app.rebuild()
  }
  return element("div", { className: "tabs", role: "group", ariaLabel: labels.channels }, tab(labels.same_kernel, null, join),
    ...channelNames(labels).map((name, channel) => tab(name, channel, split(channel))))
}

function channelNames(labels) {
  return [labels.red, labels.green, labels.blue]
}
