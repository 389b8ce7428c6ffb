// Convolution: patch times kernel, added up.

const CONVOLUTION = {
  settings(app) {
    const { labels, state } = app
    const set = (values) => {
      if (values.kernel) {
        state.kernels = state.kernels.map((kernel) => resizedKernel(kernel, state.kernel, values.kernel))
      }
      Object.assign(state, values)
      app.rebuild()
    }
    const number = (key, text) => numberChoice({ text, testid: `conv-${key}`, numbers: CHOICES[key], value: state[key],
      change: (value) => set({ [key]: value }) })
    const sides = sidesOf(app.picture)
    return [
      ...(sides.length > 1 ? [choiceField({ text: labels.pixels, testid: "conv-side", value: workingSide(app),
        options: sides.map((side) => [side, `${side} × ${side}`]), change: (side) => set({ side: Number(side) }) })] : []),
      ...(app.picture.channels === 3 ? [choiceField({ text: labels.tone, testid: "conv-tone", value: state.colour ? "rgb" : "grey",
        options: [["grey", labels.tone_grey], ["rgb", labels.tone_colour]], change: (tone) => set({ colour: tone === "rgb" }) })] : []),
      choiceField({ text: labels.kernel_side, testid: "conv-kernel", value: state.kernel,
        options: KERNEL_SIDES.map((side) => [side, `${side} × ${side}`]), change: (side) => set({ kernel: Number(side) }) }),
      number("stride", labels.stride),
      choiceField({ text: labels.padding, testid: "conv-padding", value: state.padding,
        options: [["valid", labels.padding_valid], ["same", labels.padding_same]], change: (padding) => set({ padding }) }),
      number("dilation", labels.dilation),
    ]
  },
  compute(app) {
    const { labels, state, layer, image } = app
    const { geometry } = layer
    const kernel = state.kernels[state.chosen]
    return {
      geometry, tints: meanWeights(kernel),
      left: { title: labels.picture, note: app.meta.credit, rows: image.rows + geometry.down.before + geometry.down.behind,
        columns: image.columns + geometry.across.before + geometry.across.behind, paint: (canvas) => paintImage(canvas, image, geometry) },
      right: { title: fill(labels.map_of, { kernel: kernelTitle(labels, kernel) }), map: layer.maps[state.chosen],
        range: scaleOf(app, layer.maps, state.chosen) },
    }
  },
  formula({ labels, geometry, state }) {
    const { down, stride, dilation, kernel } = geometry
    const reach = dilation > 1 ? fill(labels.reach, { kernel, dilation, reach: down.reach }) : ""
    const zeros = fill(labels.zeros, { before: down.before, behind: down.behind })
    const size = state.padding === "same" ? `⌈${down.side} / ${stride}⌉ = ${down.count}`
      : down.count ? `⌊(${down.side} − ${down.reach}) / ${stride}⌋ + 1 = ${down.count}` : fill(labels.too_large, { reach: down.reach, side: down.side })
    return joinSentences([reach, fill(labels.size, { size }), state.padding === "same" && down.before + down.behind ? zeros : ""])
  },
  middle: buildEditor,
  work(app) {
    const { labels, state, image } = app
    app.grids = Array.from({ length: image.channels }, (_, channel) => {
      const name = image.channels === 1 ? "" : ` ${channelNames(labels)[channel]}`
      return { patch: numberGrid(state.kernel, labels.patch + name, `conv-patch-${channel}`),
        kernel: numberGrid(state.kernel, labels.kernel + name, `conv-weights-${channel}`),
        products: numberGrid(state.kernel, labels.products + name, `conv-products-${channel}`),
        sum: element("b", { className: "total", dataset: { testid: `conv-channel-sum-${channel}` } }) }
    })
    return app.grids.map(({ patch, kernel, products, sum }) =>
      element("div", { className: "row" }, patch.box, signText("×"), kernel.box, signText("="), products.box, signText("Σ"), sum))
  },
  place(app, row, column) {
    const { labels, state, image, geometry } = app
    const chosen = state.kernels[state.chosen]
    const found = productsAt(image, weightsFor(chosen, image.channels), geometry, row, column)
    const anew = app.grids.written !== chosen // the weights stay while only the place changes
    app.grids.written = chosen
    app.found = found
    found.channels.forEach(({ cells, sum }, channel) => {
      const { patch, kernel, products, sum: total } = app.grids[channel]
      const most = Math.max(...cells.map(({ product }) => Math.abs(product)))
      const heaviest = Math.max(...cells.map(({ weight }) => Math.abs(weight)))
      cells.forEach(({ pixel, inside, weight, product }, at) => {
        writePixel(patch.cells[at], pixel, inside, pixel)
        if (anew) writeTinted(kernel.cells[at], weight, heaviest)
        writeTinted(products.cells[at], product, most)
      })
      writeNumber(total, sum, exact(sum))
    })
    const values = { row, column, count: state.kernel ** 2 * image.channels, sum: exact(found.sum) }
    const parts = found.channels.map(({ sum }) => exact(sum)).join(" + ").replaceAll("+ −", "− ")
    return image.channels === 1 ? fill(labels.sum_grey, values) : fill(labels.sum_colour, { ...values, parts })
  },
  table({ labels, found, image }) {
    const lines = found.channels.flatMap(({ cells }, channel) => cells.map(({ y, x, pixel, weight, product }) =>
      [...(image.channels === 1 ? [] : [channelNames(labels)[channel]]), String(y), String(x), pixel, weight, product]))
    return [[...(image.channels === 1 ? [] : [labels.channels]), labels.table_row, labels.table_column, labels.table_pixel,
      labels.table_weight, labels.table_product], ...lines]
  },
  question(app) {
    const { labels, state, layer, image } = app
    const asked = state.kernels[state.chosen]
    const others = ["horizontal", "blur", "edges", "vertical"].filter((name) => name !== asked.name).slice(0, 3)
    const made = (kernel) => convolve(image, weightsFor(kernel, image.channels), layer.geometry)
    const choices = [asked, ...others.map((name) => pickedKernel(name, state.kernel))].map((kernel) => ({ id: kernel.name, draw: (canvas) => {
      const map = made(kernel)
      paintMap(canvas, map, rangeOf(map))
    } }))
    return { text: labels.ask_convolution, choices: choices.sort((one, other) => one.id.length - other.id.length),
      outcome: asked.name, values: {} }
  },
  drawAsked({ state }, canvas) {
    paintKernel(canvas, state.kernels[state.chosen], state.kernel)
  },
  texts: (labels) => Object.fromEntries([...KERNEL_NAMES, OWN].map((name) => [name, kernelTitle(labels, { name })])),
  found: ({ labels }, { outcome }) => fill(labels.found_convolution, { kernel: kernelTitle(labels, { name: outcome }) }),
  next: (labels) => labels.next_convolution,
}

/** A kernel as one square: of three channels the mean. */
function meanWeights({ weights }) {
  return Array.from(weights[0], (_, at) => weights.reduce((sum, own) => sum + own[at], 0) / weights.length)
}

/** The working sizes of a picture: those that divide it, else its own. */
function sidesOf({ rows }) {
  const fit = SIDES.filter((side) => rows % side === 0)
  return fit.length ? fit : [rows]
}

function workingSide({ picture, state }) {
  const sides = sidesOf(picture)
  return sides.includes(state.side) ? state.side : sides[Math.min(1, sides.length - 1)]
}
