// The sum behind one pixel, line by line, and the cells of one window.

const LEDGER = 6 // channels with a line of their own; the others are added up
const CELLS = 190 // pixels of a grid of cells, if it has enough of them
const NUMBERED = 5 // cells a side up to which numbers are written into them

/** [{ text, value, kind }] from the parts to the pixel's value; kind is "part", "total" or "end". */
function ledgerOf(app, sums) {
  const { labels, view, stage: { step, layer } } = app
  const [row, column] = view.pixel
  const at = row * step.columns + column
  const output = { text: fill(labels.line_output, { map: step.map }), value: step.output.data[at], kind: "end" }
  const x = inputAt(step, 0, row, column)
  const { numbers } = step
  if (step.kind === "convolution") return [...convolutionLines(labels, step, sums, at), output]
  if (step.kind === "pooling") {
    const best = winnerOf(step, layer.slide, view.pixel)
    return [{ text: fill(labels.line_winner, { row: best.row, column: best.column }), value: best.value, kind: "part" }, output]
  }
  if (step.kind === "lrn") {
    const squares = Array.from(step.channels.data, (channel, nth) => ({ text: `a${channel}²`, value: inputAt(step, nth, row, column) ** 2, kind: "part" }))
    const total = squares.reduce((sum, { value }) => sum + value, 0)
    const below = numbers.offset + numbers.scale * total
    return [...squares, { text: `Σ a²`, value: total, kind: "total" }, { text: `k + α Σ a² = ${numbers.offset} + ${numbers.scale} Σ a²`, value: below, kind: "part" },
      { text: `(k + α Σ a²)^${numbers.power}`, value: below ** numbers.power, kind: "part" },
      { text: `a${step.map}`, value: inputAt(step, step.channels.data.indexOf(step.map), row, column), kind: "part" },
      { ...output, text: `${output.text} = a${step.map} / (k + α Σ a²)^${numbers.power}` }]
  }
  if (step.kind === "normalization") {
    const deviation = Math.sqrt(numbers.variance + numbers.epsilon)
    return [{ text: labels.line_input, value: x, kind: "part" }, { text: "− μ", value: -numbers.mean, kind: "part" },
      { text: "÷ √(σ² + ε)", value: deviation, kind: "part" }, { text: "× γ", value: numbers.gamma, kind: "part" }, { text: "+ β", value: numbers.beta, kind: "part" }, output]
  }
  if (step.kind === "centred") {
    return [{ text: labels.line_input, value: x, kind: "part" }, { text: labels.line_mean, value: -step.kernels.data[at], kind: "part" }, output]
  }
  return [{ text: labels.line_input, value: x, kind: "part" }, { ...output, text: `ReLU: ${output.text}` }]
}

function convolutionLines(labels, step, sums, at) {
  const order = [...sums.keys()].sort((one, other) => Math.abs(sums[other]) - Math.abs(sums[one]))
  const shown = order.slice(0, sums.length === LEDGER + 1 ? LEDGER + 1 : LEDGER)
  const lines = shown.map((nth) => ({ text: fill(labels.line_channel, { channel: step.channels.data[nth] }), value: sums[nth], kind: "part", channel: step.channels.data[nth] }))
  if (step.count > shown.length) {
    const others = order.slice(shown.length).reduce((sum, nth) => sum + sums[nth], 0) + step.rest.data[at]
    lines.push({ text: fill(labels.line_others, { count: step.count - shown.length }), value: others, kind: "part" })
  }
  if (step.numbers.bias !== 0) lines.push({ text: labels.line_bias, value: step.numbers.bias, kind: "part" })
  lines.push({ text: labels.line_sum, value: step.sums.data[at], kind: "total" })
  return lines
}

function drawWork(app, sums) {
  const { labels, view, stage: { work } } = app
  const lines = ledgerOf(app, sums)
  app.stage.lines = lines
  const most = Math.max(...lines.map(({ value }) => Math.abs(value)), 1e-12)
  const list = element("ol", "ledger")
  list.append(...lines.map(({ text, value, kind, channel }) => {
    const line = element("li", channel === undefined ? kind : `${kind} tap`)
    if (channel !== undefined) line.onclick = () => chooseChannel(app, channel)
    const bar = element("i", value < 0 ? "less" : "more")
    const share = 50 * Math.abs(value) / most
    Object.assign(bar.style, { width: `${share}%`, left: value < 0 ? `${50 - share}%` : "50%" })
    const track = element("span", "track")
    track.append(bar)
    line.append(element("span", "what", text), track, number(value, kind === "end" ? "maps-output-value" : kind === "total" ? "maps-total" : ""))
    return line
  }))
  work.replaceChildren(element("h4", "", fill(labels.pixel, { row: view.pixel[0], column: view.pixel[1] })), list)
}

/** Patch, kernel and products of the chosen channel; of a pooling, the window and its winner. */
function drawCells(app) {
  const { labels, view, stage: { step, layer, cells, chosen } } = app
  if (step.kind === "convolution") {
    const { patch, kernel, products, sum } = patchOf(step, layer.slide, chosen, view.pixel)
    const channel = step.channels.data[chosen]
    cells.replaceChildren(element("h4", "", fill(labels.products, { channel })),
      cellGrid(app, labels.patch, patch, endValues(step, chosen), SEQUENTIAL), element("span", "sign", "×"),
      cellGrid(app, labels.kernel_slice, kernel, symmetric(kernel), DIVERGING), element("span", "sign", "="),
      cellGrid(app, labels.product, products, symmetric(products), DIVERGING), element("span", "sign", "Σ ="), number(sum, "maps-product-sum"))
  } else if (step.kind === "pooling") {
    const [top, bottom, left, right] = windowSpan(layer.slide, view.pixel, step.height, step.width)
    const values = []
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) values.push(inputAt(step, 0, row, column))
    const best = winnerOf(step, layer.slide, view.pixel)
    const grid = cellGrid(app, labels.window, values, endValues(step, 0), SEQUENTIAL, right - left + 1)
    grid.querySelectorAll("i")[(best.row - top) * (right - left + 1) + best.column - left].classList.add("winner")
    cells.replaceChildren(grid, element("span", "sign", "max ="), number(best.value, "maps-winner"))
  }
}

/** The smallest and the largest value of the `nth` input map; looked for once. */
function endValues(step, nth) {
  step.ends ??= new Map()
  if (!step.ends.has(nth)) {
    const size = step.height * step.width
    const values = step.inputs.data.subarray(nth * size, (nth + 1) * size)
    const { low, high } = endsOf(values, values)
    step.ends.set(nth, [low, high])
  }
  return step.ends.get(nth)
}

/** A titled grid of values as coloured cells; the cells stay the same while one points from pixel to pixel. */
function cellGrid(app, title, values, [low, high], table, across = app.stage.step.kernelSize[1]) {
  const { grids } = app.stage
  const key = `${title}/${across}/${values.length}`
  if (!grids.has(key)) grids.set(key, newGrid(title, across, values.length))
  const { box, cells, written } = grids.get(key)
  values.forEach((value, at) => {
    const cell = cells[at]
    const colour = table[stepOf(value, low, high)]
    const [red, green, blue] = [0, 8, 16].map((shift) => (colour >> shift) & 255)
    cell.style.background = `rgb(${red}, ${green}, ${blue})`
    cell.className = ""
    cell.title = figure(value)
    cell.dataset.value = value
    if (!written) return
    cell.textContent = shortFigure(value)
    cell.style.color = 0.3 * red + 0.59 * green + 0.11 * blue > 130 ? "#111" : "#fff"
  })
  return box
}

function newGrid(title, across, count) {
  const box = element("figure", "grid")
  const squares = element("div", "squares")
  const rows = count / across
  squares.style.gridTemplateColumns = `repeat(${across}, 1fr)`
  squares.style.aspectRatio = `${across} / ${rows}`
  box.style.width = `min(${CELLS}px, ${Math.max(across, 2) * 52}px)`
  const cells = Array.from({ length: count }, () => element("i"))
  squares.append(...cells)
  box.append(element("figcaption", "muted", title), squares)
  return { box, cells, written: across <= NUMBERED && rows <= NUMBERED }
}

/** Two figures, for a cell. */
function shortFigure(value) {
  const size = Math.abs(value)
  const text = size >= 10 ? size.toFixed(0) : size >= 1 ? size.toFixed(1) : size < 0.005 ? "0" : size.toFixed(2).replace(/^0/, "")
  return value < 0 && text !== "0" ? `−${text}` : text
}
