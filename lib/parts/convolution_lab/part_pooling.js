// Pooling: the largest or the mean of each window, and what is left of a map when the picture moves.

const POOLING_LIMITS = [0.1, 0.4] // of the question's answers
const TOLERANCES = [0, 0.01, 0.05, 0.1]

const POOLING = {
  settings(app) {
    const { labels, state } = app
    const set = (values) => {
      Object.assign(state.pool, values)
      app.rebuild()
    }
    const { pool } = state
    return [
      choiceField({ text: labels.pool_kind, testid: "conv-pool-kind", value: pool.kind,
        options: [["max", labels.pool_max], ["average", labels.pool_average]], change: (kind) => set({ kind }) }),
      choiceField({ text: labels.window, testid: "conv-pool-side", value: pool.side,
        options: POOLS.side.map((side) => [side, `${side} × ${side}`]), change: (side) => set({ side: Number(side) }) }),
      numberChoice({ text: labels.stride, testid: "conv-pool-stride", numbers: POOLS.stride, value: pool.stride, change: (stride) => set({ stride }) }),
      choiceField({ text: labels.padding, testid: "conv-pool-padding", value: pool.padding,
        options: [["valid", labels.padding_valid], ["same", labels.padding_same]], change: (padding) => set({ padding }) }),
      ...(pool.kind === "max" ? [switchField({ text: labels.winners, testid: "conv-winners", value: state.winners, change: (winners) => {
        state.winners = winners
        app.refresh()
      } })] : []),
    ]
  },
  compute(app) {
    const { labels, state, layer } = app
    const before = layer.maps[state.chosen]
    const map = state.shift.some(Boolean) ? movedMap(app, state.shift) : before
    const pooled = poolMap(map, state.pool)
    const { geometry } = pooled
    app.pooling = { before, map, pooled, won: new Set(pooled.winners) }
    const { down, across } = geometry
    const rows = map.rows + down.before + down.behind
    const columns = map.columns + across.before + across.behind
    return { geometry, tints: null,
      left: { title: fill(labels.map_of, { kernel: kernelTitle(labels, state.kernels[state.chosen]) }), rows, columns,
        note: state.pool.kind === "max" && state.winners ? labels.winners_note : "",
        paint: (canvas) => paintWinners(canvas, app.pooling, rangeOf(before), geometry, state.pool.kind === "max" && state.winners) },
      right: { title: state.pool.kind === "max" ? labels.pooled_max : labels.pooled_average, map: pooled, range: rangeOf(before) } }
  },
  formula({ labels, geometry, state }) {
    const { down, stride } = geometry
    const size = state.pool.padding === "same" ? `⌈${down.side} / ${stride}⌉ = ${down.count}`
      : `⌊(${down.side} − ${down.reach}) / ${stride}⌋ + 1 = ${down.count}`
    return joinSentences([fill(labels.size, { size }),
      down.before + down.behind ? fill(labels.pool_zeros, { before: down.before, behind: down.behind }) : "",
      stride < down.reach ? fill(labels.overlap, { cells: down.reach - stride }) : ""])
  },
  winner({ pooling, state }) {
    const at = pooling.pooled.winners[state.at[0] * pooling.pooled.columns + state.at[1]]
    return at < 0 ? null : [Math.floor(at / pooling.map.columns), at % pooling.map.columns]
  },
  middle(app) {
    const { labels, state } = app
    const move = (down, right) => () => {
      const within = (value) => Math.min(Math.max(value, RANGES.shift[0]), RANGES.shift[1])
      state.shift = down === null ? [0, 0] : [within(state.shift[0] + down), within(state.shift[1] + right)]
      app.refresh()
      drawShares(app)
    }
    const pad = element("div", { className: "pad", role: "group", ariaLabel: labels.shift }, pressButton("↑", "conv-shift-up", move(-1, 0)),
      pressButton("←", "conv-shift-left", move(0, -1)), pressButton("○", "conv-shift-none", move(null)),
      pressButton("→", "conv-shift-right", move(0, 1)), pressButton("↓", "conv-shift-down", move(1, 0)))
    for (const [at, name] of [labels.up, labels.to_left, labels.not_moved, labels.to_right, labels.down].entries()) pad.children[at].ariaLabel = name
    app.shares = element("table", { dataset: { testid: "conv-shares" } })
    app.shiftText = element("p", { className: "muted" })
    app.parts.middle.replaceChildren(element("h4", { textContent: labels.shift }), pad, app.shiftText,
      choiceField({ text: labels.tolerance, testid: "conv-tolerance", value: state.tolerance, options: TOLERANCES.map((share) =>
        [share, share ? fill(labels.tolerance_share, { share: percent(share) }) : labels.tolerance_none]), change: (share) => {
        state.tolerance = Number(share)
        drawShares(app)
      } }), element("div", { className: "scroll" }, app.shares))
    drawShares(app)
  },
  work(app) {
    const { labels, state } = app
    app.grids = [numberGrid(state.pool.side, labels.pool_window, "conv-patch-0")]
    return [element("div", { className: "row" }, app.grids[0].box, signText("→"), element("b", { className: "total", dataset: { testid: "conv-pooled" } }))]
  },
  place(app, row, column) {
    const { labels, state, pooling, parts } = app
    const cells = pooledCells(pooling.map, pooling.pooled.geometry, row, column)
    const at = row * pooling.pooled.columns + column
    const winner = pooling.pooled.winners[at]
    const [low, high] = rangeOf(pooling.before)
    app.found = cells
    cells.forEach(({ y, x, inside, value }, index) => {
      const cell = app.grids[0].cells[index]
      writePixel(cell, value, inside, 0)
      if (!inside) cell.textContent = "–"
      const [red, green, blue] = PALETTE[Math.round(255 * Math.min(Math.max((value - low) / (high - low || 1), 0), 1))]
      cell.style.background = inside ? `rgb(${red}, ${green}, ${blue})` : ""
      cell.style.color = inside ? (green > 120 ? "#000" : "#fff") : ""
      cell.classList.toggle("won", inside && y * pooling.map.columns + x === winner)
    })
    const value = pooling.pooled.data[at]
    writeNumber(parts.work.querySelector(".total"), value, exact(value))
    const count = cells.filter(({ inside }) => inside).length
    return winner < 0 ? fill(labels.sum_average, { row, column, count, value: exact(value) })
      : fill(labels.sum_max, { row, column, count, value: exact(value), y: Math.floor(winner / pooling.map.columns), x: winner % pooling.map.columns })
  },
  table({ labels, found }) {
    return [[labels.table_row, labels.table_column, labels.table_value],
      ...found.filter(({ inside }) => inside).map(({ y, x, value }) => [String(y), String(x), value])]
  },
  question(app) {
    const { labels } = app
    const pooled = sharesKept(app, [0, 1], 0).at(1)
    return { text: fill(labels.ask_pooling, { count: app.pooling.pooled.data.length }), ...threeShares(pooled.share, POOLING_LIMITS),
      values: { share: percent(pooled.share), map: percent(sharesKept(app, [0, 1], 0)[0].share) } }
  },
  texts: (labels) => shareTexts(labels, POOLING_LIMITS),
  found: ({ labels }, { values }) => fill(labels.found_pooling, values),
  next: (labels) => labels.next_pooling,
}

/** The chosen kernel's map of the picture moved by `shift`, (down, right). */
function movedMap({ image, state, layer }, [down, right]) {
  return convolve(shifted(image, down, right), weightsFor(state.kernels[state.chosen], image.channels), layer.geometry)
}

/** How much stays: of the map, of the chosen pooling, and of the other kind; [{ text, share, count }]. */
function sharesKept(app, shift, tolerance) {
  const { labels, state, layer } = app
  const before = layer.maps[state.chosen]
  const after = movedMap(app, shift)
  const [low, high] = rangeOf(before)
  const most = tolerance * (high - low) + 1e-12 // adding up in another order is no difference
  const other = state.pool.kind === "max" ? "average" : "max"
  const texts = { max: labels.pooled_max, average: labels.pooled_average }
  return [{ text: labels.map_itself, share: shareKept(before, after, most), count: before.data.length },
    ...[state.pool.kind, other].map((kind) => {
      const [was, is] = [before, after].map((map) => poolMap(map, { ...state.pool, kind }))
      return { text: texts[kind], share: shareKept(was, is, most), count: was.data.length }
    })]
}

function drawShares(app) {
  const { labels, state, shares, shiftText } = app
  const [down, right] = state.shift
  shiftText.textContent = down || right ? fill(labels.moved_by, { down, right }) : labels.moved_not
  fillTable(shares, [[labels.table_what, labels.table_values, labels.table_kept],
    ...sharesKept(app, state.shift, state.tolerance).map(({ text, share, count }) => [text, count, percent(share)])])
  sharesKept(app, state.shift, state.tolerance).forEach(({ share }, at) => {
    shares.rows[at + 1].dataset.value = share
  })
}

/** The map with those that did not win in their window paler; outside, where padding is, nothing. */
function paintWinners(canvas, { map, won }, [low, high], { down, across }, marks) {
  const scale = high > low ? 255 / (high - low) : 0
  paintCells(canvas, map.rows + down.before + down.behind, map.columns + across.before + across.behind, (row, column) => {
    const [y, x] = [row - down.before, column - across.before]
    if (y < 0 || y >= map.rows || x < 0 || x >= map.columns) return ZEROS[(row + column) % 2]
    const at = y * map.columns + x
    const colour = PALETTE[Math.min(255, Math.max(0, Math.round((map.data[at] - low) * scale)))]
    return marks && !won.has(at) ? colour.map((value) => Math.round(0.45 * value + 0.55 * 128)) : colour
  })
}
