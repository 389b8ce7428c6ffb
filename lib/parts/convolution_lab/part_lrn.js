// Local response normalisation: a channel is divided by what its neighbours have at the same place.

const LRN_LIMITS = [0.01, 0.2] // of the question's answers
const LRN_CURVE = { width: 300, height: 130 }

const LRN = {
  settings(app) {
    const { labels, state } = app
    const slide = (text, key, show = short) => slideField({ text, testid: `conv-lrn-${key}`, limits: RANGES[key], value: state.lrn[key], show,
      change: (value) => {
        state.lrn[key] = value
        app.refresh()
      } })
    // α is set by its power of ten: it matters over four of them.
    const alpha = slideField({ text: "α", testid: "conv-lrn-alpha", limits: [-4, 0.3, 0.05], value: Math.log10(state.lrn.alpha || 1e-4),
      show: (power) => alphaOf(power).toPrecision(2), change: (power) => {
        state.lrn.alpha = alphaOf(power)
        app.refresh()
      } })
    return [numberChoice({ text: labels.lrn_n, testid: "conv-lrn-n", numbers: [1, 3, 5, 7], value: state.lrn.n, change: (n) => {
      state.lrn.n = n
      app.refresh()
    } }), slide("k", "k"), alpha, slide("β", "beta"), pressButton(labels.lrn_paper, "conv-lrn-paper", () => {
      state.lrn = startState().lrn
      app.rebuild()
    })]
  },
  compute(app) {
    const { labels, state, layer } = app
    const active = layer.maps.map((map) => activatedMap(map, "relu", 0))
    const after = normalisedMaps(active, state.lrn, [state.chosen])[0]
    app.lrn = { active, after }
    const before = active[state.chosen]
    return { geometry: geometryOf(before, 1, { stride: 1, padding: "valid" }), tints: null,
      left: { title: labels.lrn_before, rows: before.rows, columns: before.columns, paint: (canvas) => paintMap(canvas, before, rangeOf(before)) },
      right: { title: labels.lrn_after, map: after, range: scaleOf(app, state.shared ? [after, before] : [after], 0) } }
  },
  formula({ labels, state }) {
    const { n, k, alpha, beta } = state.lrn
    return joinSentences([`b = a / (${short(k)} + ${plain(alpha)} · Σ a²)^${short(beta)}.`, fill(labels.lrn_scope, { n, all: state.kernels.length })])
  },
  middle(app) {
    app.bars = element("div", { className: "bars", dataset: { testid: "conv-lrn-bars" } })
    app.curve = element("canvas", { className: "curve", role: "img" })
    app.parts.middle.replaceChildren(element("h4", { textContent: app.labels.lrn_bars }), app.bars,
      element("h4", { textContent: app.labels.lrn_curve }), app.curve)
  },
  work: () => [],
  place(app, row, column) {
    const { labels, state, lrn } = app
    const at = row * lrn.after.columns + column
    const values = lrn.active.map(({ data }) => data[at])
    const found = normalised(values, state.chosen, state.lrn)
    const { k, alpha, beta } = state.lrn
    app.found = values.map((value, channel) => ({ before: value, ...normalised(values, channel, state.lrn) }))
    drawBars(app, found)
    drawLrnCurve(app, found.squares)
    return fill(labels.sum_lrn, { row, column, before: exact(values[state.chosen]), k: short(k), alpha: plain(alpha), squares: exact(found.squares),
      beta: short(beta), divisor: exact(found.divisor), value: exact(found.value) })
  },
  table({ labels, state, found }) {
    return [[labels.kernel, labels.before, labels.lrn_squares, labels.lrn_divisor, labels.after],
      ...found.map(({ before, squares, divisor, value }, at) => [kernelTitle(labels, state.kernels[at]), before, squares, divisor, value])]
  },
  question(app) {
    const { labels, state } = app
    const usual = startState().lrn
    const damped = dampingOf(app.lrn.active, state.chosen, usual)
    return { text: fill(labels.ask_lrn, usual), ...threeShares(damped, LRN_LIMITS),
      values: { damped: percent(damped), constant: (usual.k ** -usual.beta).toFixed(3), most: short(Math.max(...app.lrn.active.map((map) => rangeOf(map)[1]))) } }
  },
  texts: (labels) => shareTexts(labels, LRN_LIMITS),
  found: ({ labels }, { values }) => fill(labels.found_lrn, values),
  next: (labels) => labels.next_lrn,
}

function alphaOf(power) {
  return Number((10 ** power).toPrecision(2))
}

function plain(value) {
  return String(Number(value.toPrecision(3)))
}

/** The chosen maps after normalisation, from all maps of the layer. */
function normalisedMaps(maps, settings, chosen) {
  const [{ rows, columns }] = maps
  return chosen.map((channel) => ({ rows, columns, data: Float64Array.from({ length: rows * columns }, (_, at) =>
    normalised(maps.map(({ data }) => data[at]), channel, settings).value) }))
}

/** How much more the busiest place is damped than a place where all are silent. */
function dampingOf(maps, channel, settings) {
  let most = 0
  for (let at = 0; at < maps[0].data.length; at += 1) {
    const { divisor } = normalised(maps.map(({ data }) => data[at]), channel, settings)
    most = Math.max(most, 1 - settings.k ** settings.beta / divisor)
  }
  return most
}

/** Before and after of every channel at this place; those in the sum are marked. */
function drawBars(app, { first, last }) {
  const { bars, found, state, labels } = app
  const most = Math.max(...found.map(({ before }) => before), 1e-9)
  if (bars.children.length !== found.length) {
    bars.replaceChildren(...found.map(() => element("div", {}, element("span"), element("i"), element("i"), element("b"))))
  }
  found.forEach(({ before, value }, channel) => {
    const row = bars.children[channel]
    const [name, was, is, number] = row.children
    name.textContent = kernelTitle(labels, state.kernels[channel])
    row.className = [channel >= first && channel <= last ? "in" : "", channel === state.chosen ? "self" : ""].join(" ")
    was.style.width = percentOf(before, most)
    is.style.width = percentOf(value, most)
    writeNumber(number, value, `${short(before)} → ${short(value)}`)
    number.dataset.testid = `conv-lrn-${channel}`
  })
}

/** What one is divided by is a curve of the neighbours' squares; the dot is this place. */
function drawLrnCurve(app, squares) {
  const { curve, state, lrn, labels } = app
  const { k, alpha, beta } = state.lrn
  const { width, height } = LRN_CURVE
  const most = Math.max(1e-6, lrn.active.reduce((sum, map) => sum + rangeOf(map)[1] ** 2, 0))
  const share = (sum) => 1 / (k + alpha * sum) ** beta
  const scale = window.devicePixelRatio || 1
  Object.assign(curve, { width: width * scale, height: height * scale })
  const pen = curve.getContext("2d")
  const ink = getComputedStyle(curve).color
  pen.scale(scale, scale)
  const top = Math.max(share(0), 1)
  const at = (sum) => 4 + sum / most * (width - 8)
  const up = (value) => height - 18 - value / top * (height - 30)
  pen.globalAlpha = 0.4
  line(pen, [[0, up(0)], [width, up(0)]], ink, 1)
  pen.globalAlpha = 1
  line(pen, Array.from({ length: 101 }, (_, index) => [at(index / 100 * most), up(share(index / 100 * most))]), MORE, 2.5)
  pen.fillStyle = ink
  pen.font = "11px system-ui, sans-serif"
  pen.fillText("0", 2, height - 4)
  pen.textAlign = "right"
  pen.fillText(`Σ a² = ${short(most)}`, width - 2, height - 4)
  pen.textAlign = "left"
  pen.fillText(`b / a = ${short(share(squares))}`, 6, 12)
  pen.fillStyle = MORE
  pen.beginPath()
  pen.arc(at(squares), up(share(squares)), 5, 0, 7)
  pen.fill()
  curve.ariaLabel = fill(labels.lrn_summary, { none: short(share(0)), all: short(share(most)), squares: short(squares), share: short(share(squares)) })
}
