// Activations: the curve, its slope, and how much of a map, and which maps, stay silent.

const ACTIVATION_LIMITS = [0.25, 0.75] // of the question's answers
const CURVE = { width: 300, height: 190, bins: 48 }

const ACTIVATION = {
  settings(app) {
    const { labels, state } = app
    const { act } = state
    const set = (values, anew = false) => {
      Object.assign(act, values)
      if (anew) app.rebuild()
      else app.refresh()
    }
    return [
      choiceField({ text: labels.activation, testid: "conv-act", value: act.name,
        options: [["relu", "ReLU"], ["leaky", labels.leaky], ["softplus", "softplus"]], change: (name) => set({ name }, true) }),
      ...(act.name === "leaky" ? [slideField({ text: labels.leak, testid: "conv-leak", limits: RANGES.leak, value: act.leak, change: (leak) => set({ leak }) })] : []),
      slideField({ text: labels.bias, testid: "conv-bias", limits: RANGES.bias, value: act.bias, show: short, change: (bias) => set({ bias }) }),
    ]
  },
  compute(app) {
    const { labels, state, layer } = app
    const { name, leak, bias } = state.act
    const maps = layer.maps.map((map) => activatedMap(map, name, leak, bias))
    app.activation = { maps, before: layer.maps[state.chosen] }
    const { before } = app.activation
    return { geometry: geometryOf(before, 1, { stride: 1, padding: "valid" }), tints: null,
      left: { title: labels.before, rows: before.rows, columns: before.columns, paint: (canvas) => paintMap(canvas, before, rangeOf(before)) },
      right: { title: labels.after, map: maps[state.chosen], range: scaleOf(app, maps, state.chosen) } }
  },
  formula({ labels, state, activation }) {
    const { name, leak, bias } = state.act
    const silent = silenceOf(activation.before, state.act)
    const dead = activation.maps.filter((map) => deadMap(map)).length
    const rule = { relu: "max(0, x)", leaky: `x > 0: x; x ≤ 0: ${short(leak)} · x`, softplus: "ln(1 + eˣ)" }[name]
    return joinSentences([fill(labels.act_rule, { rule, bias: summand(bias) }), fill(labels.act_silent, { zero: percent(silent.zero), flat: percent(silent.flat) }),
      fill(labels.act_dead, { dead, all: activation.maps.length })])
  },
  middle(app) {
    app.curve = element("canvas", { className: "curve", role: "img" })
    app.parts.middle.replaceChildren(element("h4", { textContent: app.labels.curve }), app.curve,
      element("p", { className: "muted keys" }, element("b", { className: "value", textContent: app.labels.curve_value }),
        element("b", { className: "slope", textContent: app.labels.curve_slope }), element("b", { className: "many", textContent: app.labels.curve_values })))
  },
  work: (app) => [element("div", { className: "row facts", dataset: { testid: "conv-facts" } },
    ...["x", "y", "slope", "zero", "dead"].map((name) => element("div", {}, element("small"), element("b", { dataset: { testid: `conv-fact-${name}` } }))))],
  place(app, row, column) {
    const { labels, state, activation, parts } = app
    const { name, leak, bias } = state.act
    const x = activation.before.data[row * activation.before.columns + column]
    const [value, slope] = activated(name, x + bias, leak)
    const silent = silenceOf(activation.before, state.act)
    const dead = activation.maps.filter(deadMap).length
    const facts = [[labels.fact_x, x + bias, exact(x + bias)], [labels.fact_value, value, exact(value)], [labels.fact_slope, slope, exact(slope)],
      [labels.fact_zero, silent.zero, percent(silent.zero)], [labels.fact_dead, dead, `${dead} / ${activation.maps.length}`]]
    facts.forEach(([title, number, text], at) => {
      const [small, bold] = parts.work.querySelector(".facts").children[at].children
      small.textContent = title
      writeNumber(bold, number, text)
    })
    drawCurve(app, x + bias)
    app.found = { x: x + bias, value, slope }
    return fill(labels.sum_act, { row, column, x: exact(x), bias: summand(bias), value: exact(value), slope: exact(slope) })
  },
  table({ labels, state, activation }) {
    return [[labels.kernel, labels.fact_zero, labels.table_mean], ...activation.maps.map((map, at) =>
      [kernelTitle(labels, state.kernels[at]), map.data.filter((value) => value === 0).length / map.data.length,
        map.data.reduce((sum, value) => sum + value, 0) / map.data.length])]
  },
  question(app) {
    const { labels, layer, state } = app
    const before = layer.maps[state.chosen]
    const { zero } = silenceOf(before, { name: "relu", leak: 0, bias: 0 })
    return { text: fill(labels.ask_activation, { count: before.data.length, kernel: kernelTitle(labels, state.kernels[state.chosen]) }),
      ...threeShares(zero, ACTIVATION_LIMITS), values: { zero: percent(zero) } }
  },
  texts: (labels) => shareTexts(labels, ACTIVATION_LIMITS),
  found: ({ labels }, { values }) => fill(labels.found_activation, values),
  next: (labels) => labels.next_activation,
}

/** The shares of a map's places whose activation is 0, and whose slope is 0: nothing is learned there. */
function silenceOf({ data }, { name, leak, bias }) {
  let [zero, flat] = [0, 0]
  for (const x of data) {
    const [value, slope] = activated(name, x + bias, leak)
    zero += value === 0
    flat += slope === 0
  }
  return { zero: zero / data.length, flat: flat / data.length }
}

/** A unit that is zero at every place of this picture. */
function deadMap({ data }) {
  return data.every((value) => value === 0)
}

/** Curve and slope over the values that the map has, how many it has of each below, and the current one. */
function drawCurve(app, x) {
  const { curve, state, activation } = app
  const { name, leak, bias } = state.act
  const { width, height, bins } = CURVE
  const [lowest, highest] = rangeOf(activation.before).map((value) => value + bias)
  const most = Math.max(Math.abs(lowest), Math.abs(highest), 1)
  const at = (value) => (value + most) / (2 * most) * width
  const up = (value) => height - 40 - value / most * (height - 60)
  const scale = window.devicePixelRatio || 1
  Object.assign(curve, { width: width * scale, height: height * scale })
  const pen = curve.getContext("2d")
  const ink = getComputedStyle(curve).color
  pen.scale(scale, scale)
  const counts = new Array(bins).fill(0)
  for (const value of activation.before.data) counts[Math.min(bins - 1, Math.floor((value + bias + most) / (2 * most) * bins))] += 1
  pen.fillStyle = ink
  pen.globalAlpha = 0.25
  counts.forEach((count, bin) => pen.fillRect(bin * width / bins, height, width / bins - 1, -34 * count / Math.max(...counts)))
  pen.globalAlpha = 0.4
  for (const [x1, y1, x2, y2] of [[0, up(0), width, up(0)], [at(0), 0, at(0), height - 36]]) line(pen, [[x1, y1], [x2, y2]], ink, 1)
  pen.globalAlpha = 1
  const samples = Array.from({ length: 121 }, (_, index) => most * (index / 60 - 1))
  line(pen, samples.map((value) => [at(value), up(activated(name, value, leak)[1])]), LESS, 1.5, [5, 4])
  line(pen, samples.map((value) => [at(value), up(activated(name, value, leak)[0])]), MORE, 2.5)
  pen.fillStyle = MORE
  pen.beginPath()
  pen.arc(at(x), up(activated(name, x, leak)[0]), 5, 0, 7)
  pen.fill()
  curve.ariaLabel = fill(app.labels.curve_summary, { low: short(-most), high: short(most), x: short(x), value: short(activated(name, x, leak)[0]) })
}

function line(pen, points, colour, width, dash = []) {
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.setLineDash(dash)
  pen.beginPath()
  points.forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)))
  pen.stroke()
}
