// The small controls that all parts of the lab are set with.

function element(name, properties = {}, ...children) {
  const { dataset = {}, ...others } = properties
  const made = Object.assign(document.createElement(name), others)
  Object.assign(made.dataset, dataset)
  made.append(...children)
  return made
}

function labelled(text, control, ...more) {
  return element("label", { className: "field" }, element("span", { textContent: text }), control, ...more)
}

/** A labelled choice; `options` are [value, text], `change` gets the value's text. */
function choiceField({ text, testid, options, value, change }) {
  const select = element("select", { dataset: { testid } }, ...options.map(([name, shown]) =>
    element("option", { value: name, textContent: shown, selected: String(name) === String(value) })))
  select.onchange = () => change(select.value)
  return labelled(text, select)
}

function numberChoice({ numbers, change, ...field }) {
  return choiceField({ ...field, options: numbers.map((number) => [number, String(number)]), change: (value) => change(Number(value)) })
}

/** A labelled slider with its value written beside it. */
function slideField({ text, testid, limits: [low, high, step], value, show = String, change }) {
  const shown = element("output", { textContent: show(value) })
  const input = element("input", { type: "range", min: low, max: high, step, value, dataset: { testid } })
  input.oninput = () => {
    shown.textContent = show(Number(input.value))
    change(Number(input.value))
  }
  return labelled(text, input, shown)
}

function pressButton(text, testid, press, className = "") {
  return element("button", { type: "button", textContent: text, className, onclick: press, dataset: { testid } })
}

function switchField({ text, testid, value, change }) {
  const input = element("input", { type: "checkbox", checked: value, dataset: { testid } })
  input.onchange = () => change(input.checked)
  return element("label", { className: "check" }, input, element("span", { textContent: text }))
}
