// What can be changed of a layer: a number with − and +, or one of two paddings.

const LIMITS = { side: [1, 31], stride: [1, 16], channels: [1, 2048], input: [1, 512] }

/** A labelled number; `change(value)` is called with a whole number within `[low, high]`. */
function numberControl({ text, testid, value, limits: [low, high], step = 1, change }) {
  const box = document.createElement("div")
  box.className = "control"
  const label = document.createElement("label")
  label.textContent = text
  const input = document.createElement("input")
  Object.assign(input, { type: "number", min: low, max: high, step: 1, value, inputMode: "numeric" })
  input.dataset.testid = testid
  input.oninput = () => {
    const wanted = Number(input.value)
    if (Number.isInteger(wanted) && wanted >= low && wanted <= high) change(wanted)
  }
  const within = (wanted) => Math.min(Math.max(wanted, low), high)
  const move = (by) => {
    input.value = within(Number(input.value) + by)
    input.oninput()
  }
  const button = (sign, by) => {
    const made = document.createElement("button")
    Object.assign(made, { type: "button", textContent: sign, ariaLabel: `${text} ${sign}`, onclick: () => move(by) })
    return made
  }
  input.onchange = () => { // something else was typed: say the value that counts
    const typed = Math.round(Number(input.value)) || low
    if (String(within(typed)) !== input.value) {
      input.value = within(typed)
      input.oninput()
    }
  }
  label.append(input)
  const row = document.createElement("span")
  row.append(button("−", -step), input, button("+", step))
  label.append(row)
  box.append(label)
  return box
}

function paddingControl({ labels, testid, value, change }) {
  const box = document.createElement("div")
  box.className = "control"
  const label = document.createElement("label")
  label.textContent = labels.padding
  const select = document.createElement("select")
  select.dataset.testid = testid
  for (const padding of ["valid", "same"]) {
    const option = document.createElement("option")
    Object.assign(option, { value: padding, textContent: paddingText(labels, padding), selected: padding === value })
    select.append(option)
  }
  select.onchange = () => change(select.value)
  label.append(select)
  box.append(label)
  return box
}

/** The controls of one layer; a window as large as its map has none but its channels. */
function layerControls(app, window, at) {
  const { labels } = app
  const number = (name, text, step) => numberControl({ text, testid: `tracer-${name}-${at}`, value: window[name],
    limits: LIMITS[name], step, change: (value) => app.change(at, { [name]: value }) })
  const made = []
  if (!window.whole) {
    made.push(number("side", labels.kernel), number("stride", labels.stride), paddingControl({ labels,
      testid: `tracer-padding-${at}`, value: window.padding, change: (padding) => app.change(at, { padding }) }))
  }
  if (window.channels !== null) {
    made.push(number("channels", labels.filters, app.meta.capsule_size ?? 8))
  }
  return made
}
