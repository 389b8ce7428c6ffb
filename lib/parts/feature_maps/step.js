// Level three: one map, what it was made of, and the arithmetic of one of its pixels.

const ROW_SIDE = 62 // pixels of a channel's picture, and of one of few channels
const FEW_SIDE = 74
const FEW = 3
const FIRST_ROWS = 5
const RESULT_SIDE = 190

function drawStep(app) {
  const { parts, labels, net, view } = app
  const layer = net.layers[view.layer]
  const step = app.steps.get(stepKey(layer.name, view.map))
  const box = element("div", `step ${layer.kind}`)
  const result = element("section", "result")
  const output = element("div")
  const title = element("h4", "", fill(labels.map_of, { map: view.map, layer: layer.name }))
  result.append(title, output)
  box.append(result)
  parts.view.replaceChildren(box)
  const [tall, wide] = layer.shape
  const pic = makePic(output, tall, wide, RESULT_SIDE)
  Object.assign(output, { tabIndex: 0, ariaLabel: `${title.textContent}. ${labels.hint_pixel}` })
  output.setAttribute("role", "application")
  output.dataset.testid = "maps-output"
  app.stage = { layer, step, pic, rows: [], grids: new Map(), sumsHere: null }
  if (!step) {
    copyTile(app, layer, view.map, pic.canvas)
    const say = element("p", "hint busy", app.trouble || labels.waiting)
    say.dataset.testid = "maps-waiting"
    result.append(say)
    return
  }
  paintValues(pic.canvas, step.output.data, 0, step.rows, step.columns, scaleOf(net, layer, view.map, view.scale), SEQUENTIAL)
  followPointer(pic, (cell) => pointAt(app, cell), () => writeAddress(app))
  result.append(element("p", "hint muted", labels.hint_pixel))
  if (step.kind === "convolution") {
    const sums = element("div")
    const sumsPic = makePic(sums, step.rows, step.columns, RESULT_SIDE)
    paintValues(sumsPic.canvas, step.sums.data, 0, step.rows, step.columns, symmetric(step.sums.data), DIVERGING)
    followPointer(sumsPic, (cell) => pointAt(app, cell), () => writeAddress(app))
    sums.dataset.testid = "maps-sums"
    app.stage.sums = sumsPic
    result.prepend(element("h4", "", labels.sums), sums, element("p", "arrow", `↓ ${activationText(labels, step.activation)}`))
  }
  const left = element("section", "ingredients")
  drawIngredients(app, left)
  const right = element("section", "work")
  const cells = element("section", "cells")
  app.stage.work = right
  app.stage.cells = cells
  box.prepend(left)
  box.append(right, cells)
  if (!view.pixel || view.pixel[0] >= step.rows || view.pixel[1] >= step.columns) view.pixel = brightest(step)
  drawPixel(app)
}

/** [−limit, limit] of values around zero. */
function symmetric(values) {
  const limit = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return [-limit, limit]
}

function brightest({ output, columns }) {
  const at = output.data.reduce((best, value, place) => (value > output.data[best] ? place : best), 0)
  return [Math.floor(at / columns), at % columns]
}

/** The maps that go in: of a convolution each with its kernel's slice and what the two make. */
function drawIngredients(app, section) {
  const { labels, view, stage: { step, layer } } = app
  section.append(element("h4", "", ingredientsTitle(labels, step, app.net, layer)))
  const list = element("ol", "rows")
  const limit = Math.max(...step.limits.data, 1e-12)
  const count = step.kind === "convolution" ? (view.all ? step.count : Math.min(step.count, FIRST_ROWS)) : step.sent
  const single = step.count === 1 && step.kind !== "convolution"
  for (let nth = 0; nth < count; nth += 1) {
    const row = element("li")
    const channel = step.channels.data[nth]
    row.dataset.testid = `maps-channel-${channel}`
    row.append(element("b", "", String(channel)))
    const made = { nth, number: channel, row }
    if (nth < step.sent) {
      made.input = makePic(row.appendChild(element("div")), step.height, step.width, single ? RESULT_SIDE : rowSide(step))
      const from = nth * step.height * step.width
      const values = step.inputs.data.subarray(from, from + step.height * step.width)
      const [low, high] = endValues(step, nth)
      paintValues(made.input.canvas, values, 0, step.height, step.width, [low, high], SEQUENTIAL)
      followPointer(made.input, (cell) => pointAt(app, outputUnder(layer, step, cell)), () => writeAddress(app))
      made.input.box.title = `${figure(low)} – ${figure(high)}`
    } else row.append(element("div", "pic unsent", "…"))
    if (step.kind === "convolution") addKernel(made, step, view.scale === "map" ? step.limits.data[nth] : limit)
    row.onclick = () => chooseChannel(app, channel)
    app.stage.rows.push(made)
    list.append(row)
  }
  section.append(list)
  if (step.kind === "convolution" && step.count > FIRST_ROWS) {
    const more = element("button", "every", view.all ? labels.fewer : fill(labels.all_channels, { count: step.count }))
    more.type = "button"
    more.dataset.testid = "maps-all"
    more.onclick = () => {
      view.all = !view.all
      drawStep(app)
    }
    section.append(more)
  }
}

function addKernel(made, step, limit) {
  const [tall, wide] = step.kernelSize
  const { row, nth } = made
  row.append(element("span", "sign", "∗"))
  const kernel = makePic(row.appendChild(element("div")), tall, wide, 0.7 * rowSide(step))
  const weights = step.kernels.data.subarray(nth * tall * wide, (nth + 1) * tall * wide)
  paintValues(kernel.canvas, weights, 0, tall, wide, symmetric(weights), DIVERGING)
  kernel.box.title = `± ${figure(symmetric(weights)[1])}`
  row.append(element("span", "sign", "="))
  const [, rows, columns] = step.contributions.shape
  made.made = makePic(row.appendChild(element("div")), rows, columns, rowSide(step))
  const scale = step.limits.data[nth] / limit / 127.5 // bytes around 127.5 → [−1, 1] of the limit
  const shown = Float32Array.from(step.contributions.data.subarray(nth * rows * columns, (nth + 1) * rows * columns), (byte) => (byte - 127.5) * scale)
  paintValues(made.made.canvas, shown, 0, rows, columns, [-1, 1], DIVERGING)
  made.made.box.title = `± ${figure(step.limits.data[nth])}`
  made.sum = row.appendChild(element("span", "mono sum"))
}

/** Keep a channel's cells in view; the same once more follows the strongest again. */
function chooseChannel(app, channel) {
  app.view.channel = app.view.channel === channel ? null : channel
  drawPixel(app)
}

function rowSide({ count }) {
  return count <= FEW ? FEW_SIDE : ROW_SIDE
}

/** The output pixel whose window has its middle at an input pixel. */
function outputUnder({ slide, shape }, step, [row, column]) {
  if (!slide) return [row, column]
  const place = (at, axis) => Math.min(shape[axis] - 1, Math.max(0,
    Math.round((at + slide.before[axis] - (slide.kernel[axis] - 1) / 2) / slide.stride[axis])))
  return [place(row, 0), place(column, 1)]
}

function pointAt(app, pixel) {
  if (app.view.pixel && pixel[0] === app.view.pixel[0] && pixel[1] === app.view.pixel[1]) return
  app.view.pixel = pixel
  drawPixel(app)
}

/** Everything that follows from which pixel is looked at; no server, a few milliseconds. */
function drawPixel(app) {
  const { view, net, stage } = app
  const { step, layer, pic, sums, rows } = stage
  const [row, column] = view.pixel
  const here = [row, row, column, column]
  pic.mark("px", here)
  sums?.mark("px", here)
  const under = layer.slide
    ? [row * layer.slide.stride[0] - layer.slide.before[0], row * layer.slide.stride[0] - layer.slide.before[0] + layer.slide.kernel[0] - 1,
      column * layer.slide.stride[1] - layer.slide.before[1], column * layer.slide.stride[1] - layer.slide.before[1] + layer.slide.kernel[1] - 1]
    : here
  const sumsHere = step.kind === "convolution" ? channelSums(step, layer.slide, view.pixel) : null
  stage.sumsHere = sumsHere
  stage.chosen = sumsHere ? chosenChannel(view, step, sumsHere) : 0
  for (const made of rows) {
    made.input?.mark("window", under)
    made.row.classList.toggle("chosen", Boolean(sumsHere) && made.nth === stage.chosen)
    if (!sumsHere) continue
    const [, tall, wide] = step.contributions.shape
    const block = step.block
    made.made.mark("px", [row, row, column, column].map((at, axis) => Math.min(Math.floor(at / block), [tall, tall, wide, wide][axis] - 1)))
    made.sum.replaceChildren(made.nth < step.sent ? number(sumsHere[made.nth], `maps-sum-${made.number}`) : "")
  }
  if (step.kind === "pooling") {
    const best = winnerOf(step, layer.slide, view.pixel)
    rows[0].input.mark("winner", [best.row, best.row, best.column, best.column])
  }
  showField(app, pixelField(net, layer.at, view.pixel, view.map))
  drawWork(app, sumsHere)
  drawCells(app)
  drawWords(app)
}

/** The channel that was tapped, else the one that counts most at this pixel. */
function chosenChannel({ channel }, { channels, sent }, sums) {
  const tapped = channels.data.subarray(0, sent).indexOf(channel)
  if (channel !== null && tapped >= 0) return tapped
  return sums.reduce((best, value, nth) => (Math.abs(value) > Math.abs(sums[best]) ? nth : best), 0)
}

/** A tile of the overview in place of a map whose numbers are still on their way. */
function copyTile(app, layer, map, canvas) {
  const atlas = atlasOf(app, layer)
  canvas.width = atlas.columns
  canvas.height = atlas.rows
  canvas.getContext("2d").drawImage(atlas.canvas, ...atlas.corner(map), atlas.columns, atlas.rows, 0, 0, atlas.columns, atlas.rows)
}
