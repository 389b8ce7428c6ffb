// Dropout: which units fall out this time, and what the many thinned networks answer on average.

const MOST_UNITS = 8 // a side
const HISTOGRAM = { width: 300, height: 150, bins: 40 }

const DROPOUT = {
  settings(app) {
    const { labels, state } = app
    return [slideField({ text: labels.rate, testid: "conv-rate", limits: RANGES.rate, value: state.drop.rate, show: percent, change: (rate) => {
      state.drop.rate = rate
      app.refresh()
    } })]
  },
  compute(app) {
    const { labels, state, layer } = app
    const active = activatedMap(layer.maps[state.chosen], "relu", 0)
    const side = Math.ceil(Math.max(active.rows, active.columns) / MOST_UNITS)
    const units = poolMap(active, { kind: "max", side, stride: side, padding: "same" })
    const { rate, draw } = state.drop
    const kept = keptUnits(units.data.length, rate, draw)
    const map = { rows: units.rows, columns: units.columns, data: units.data.map((value, at) => (kept[at] ? value / (1 - rate) : 0)) }
    const weights = readerWeights(units.data.length)
    const key = JSON.stringify([app.layerKey, state.chosen, rate, [...units.data]])
    if (app.drawn?.key !== key) app.drawn = { key, sums: [], fell: new Int32Array(units.data.length) }
    app.dropout = { units, kept, weights, full: readSum(units.data, weights, null, rate) }
    drawUntil(app, draw)
    return { geometry: geometryOf(units, 1, { stride: 1, padding: "valid" }), tints: null,
      left: { title: fill(labels.units, { count: units.data.length }), note: fill(labels.units_note, { side }), rows: units.rows, columns: units.columns,
        paint: (canvas) => paintMap(canvas, units, rangeOf(units)) },
      right: { title: labels.this_draw, map, range: [0, rangeOf(units)[1] / (1 - rate)], isShown: (at) => kept[at] } }
  },
  formula({ labels, state, dropout }) {
    const count = dropout.units.data.length
    const left = dropout.kept.filter(Boolean).length
    return joinSentences([fill(labels.drop_left, { left, count, factor: short(1 / (1 - state.drop.rate)) }), fill(labels.drop_networks, { count })])
  },
  middle(app) {
    const { labels, state } = app
    const draw = (times) => () => {
      state.drop.draw = Math.min(state.drop.draw + times, RANGES.draw[1])
      app.refresh()
      settle(app)
    }
    app.curve = element("canvas", { className: "curve", role: "img" })
    app.means = element("table", { dataset: { testid: "conv-means" } })
    app.parts.middle.replaceChildren(element("div", { className: "pad wide" }, pressButton(labels.draw_again, "conv-draw-1", draw(1), "primary"),
      pressButton("+ 100", "conv-draw-100", draw(100)), pressButton("+ 1000", "conv-draw-1000", draw(1000))),
    element("h4", { textContent: labels.drop_histogram }), app.curve, element("div", { className: "scroll" }, app.means),
    element("p", { className: "muted", textContent: labels.drop_reader }))
  },
  work: () => [],
  place(app, row, column) {
    const { labels, state, dropout, drawn } = app
    const at = row * dropout.units.columns + column
    const { rate } = state.drop
    const values = { row, column, value: exact(dropout.units.data[at]), scaled: exact(dropout.units.data[at] / (1 - rate)),
      weight: exact(dropout.weights[at]), fell: drawn.fell[at], draws: drawn.sums.length }
    drawMeans(app)
    return joinSentences([fill(dropout.kept[at] ? labels.unit_stays : labels.unit_falls, values), fill(labels.unit_fell, values)])
  },
  table({ labels, dropout, drawn }) {
    const { units, kept, weights } = dropout
    return [[labels.table_row, labels.table_column, labels.table_value, labels.table_weight, labels.table_stays, labels.table_fell],
      ...[...units.data].map((value, at) => [String(Math.floor(at / units.columns)), String(at % units.columns), value, weights[at],
        kept[at] ? labels.yes : labels.no, drawn.fell[at]])]
  },
  question(app) {
    const { labels } = app
    const { units, weights, full } = app.dropout
    const sums = Array.from({ length: 2000 }, (_, draw) => readSum(units.data, weights, keptUnits(units.data.length, 0.5, draw), 0.5))
    const { mean, spread } = meanOf(sums)
    const off = (mean - full) / Math.max(spread / Math.sqrt(sums.length), 1e-12)
    return { text: fill(labels.ask_dropout, { count: units.data.length }), choices: [{ id: "smaller" }, { id: "same" }, { id: "larger" }],
      outcome: Math.abs(off) <= 3 ? "same" : off < 0 ? "smaller" : "larger",
      values: { mean: exact(mean), full: exact(full), draws: sums.length, spread: exact(spread) } }
  },
  texts: (labels) => ({ smaller: labels.smaller, same: labels.same, larger: labels.larger }),
  found: ({ labels }, { values }) => fill(labels.found_dropout, values),
  next: (labels) => labels.next_dropout,
}

/** Count in all draws up to this one: the reader's sum, and which units fell. */
function drawUntil(app, draw) {
  const { drawn, dropout: { units, weights }, state: { drop: { rate } } } = app
  for (let number = drawn.sums.length; number <= draw; number += 1) {
    const kept = keptUnits(units.data.length, rate, number)
    kept.forEach((stays, at) => { drawn.fell[at] += !stays })
    drawn.sums.push(readSum(units.data, weights, kept, rate))
  }
}

function meanOf(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, spread: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}

/** How the sums of all draws are spread; the mean beside what the whole network says. */
function drawMeans(app) {
  const { curve, means, drawn, dropout: { full }, labels } = app
  const { width, height, bins } = HISTOGRAM
  const { mean, spread } = meanOf(drawn.sums)
  const most = Math.max(...drawn.sums.map((sum) => Math.abs(sum - full)), 1e-6) * 1.05
  const at = (sum) => (sum - full + most) / (2 * most) * width
  const counts = new Array(bins).fill(0)
  for (const sum of drawn.sums) counts[Math.min(bins - 1, Math.floor(at(sum) / width * bins))] += 1
  const scale = window.devicePixelRatio || 1
  Object.assign(curve, { width: width * scale, height: height * scale })
  const pen = curve.getContext("2d")
  pen.scale(scale, scale)
  pen.fillStyle = getComputedStyle(curve).color
  pen.globalAlpha = 0.35
  counts.forEach((count, bin) => pen.fillRect(bin * width / bins, height - 16, width / bins - 1, -(height - 30) * count / Math.max(...counts)))
  pen.globalAlpha = 1
  line(pen, [[at(full), 6], [at(full), height - 16]], LESS, 2.5)
  line(pen, [[at(mean), 6], [at(mean), height - 16]], MORE, 2.5, [4, 4])
  pen.font = "11px system-ui, sans-serif"
  pen.fillText(short(full - most), 2, height - 3)
  pen.textAlign = "right"
  pen.fillText(short(full + most), width - 2, height - 3)
  const ofSigmoid = meanOf(drawn.sums.map(sigmoid)).mean
  const lines = [[labels.drop_what, labels.drop_sum, labels.drop_sigmoid], [labels.drop_full, exact(full), exact(sigmoid(full))],
    [fill(labels.drop_mean, { draws: drawn.sums.length }), exact(mean), exact(ofSigmoid)], [labels.drop_now, exact(drawn.sums.at(-1)), exact(sigmoid(drawn.sums.at(-1)))]]
  fillTable(means, lines)
  const numbers = [[full, sigmoid(full)], [mean, ofSigmoid], [drawn.sums.at(-1), sigmoid(drawn.sums.at(-1))]]
  numbers.forEach((pair, row) => pair.forEach((value, column) => { means.rows[row + 1].cells[column + 1].dataset.value = value }))
  means.rows[1].className = "less"
  means.rows[2].className = "more"
  curve.ariaLabel = fill(labels.drop_summary, { draws: drawn.sums.length, mean: exact(mean), full: exact(full), spread: exact(spread) })
}
