// One stage enlarged: a figure to point at, how to read it, its scale, and the number pointed at.

/** The figure of `stage` as { node, scale, update(journey, iteration) }; `tell(text)` shows a number. */
function closeupFigure(stage, network, labels, tell) {
  if (stage === "pixels") return pixelsFigure(labels, tell)
  if (stage === "capsules") return capsulesFigure(network, labels, tell)
  if (stage === "routing") return routingFigure(network, labels, tell)
  if (stage === "lengths") return lengthsFigure(network, labels)
  if (stage === "memory") return memoryFigure(labels, tell)
  return mapsFigure(Number(stage.split("-")[1]) - 1, network, labels, tell)
}

/** Calls `found(row, column)` for the square of a `height` × `width` canvas under the pointer. */
function pointAtSquares(canvas, height, width, found, left) {
  canvas.onpointermove = (event) => {
    const { left: x, top: y, width: across, height: down } = canvas.getBoundingClientRect()
    const row = Math.min(Math.max(Math.floor((event.clientY - y) / down * height), 0), height - 1)
    const column = Math.min(Math.max(Math.floor((event.clientX - x) / across * width), 0), width - 1)
    found(row, column)
  }
  canvas.onpointerleave = left
}

function pixelsFigure(labels, tell) {
  const canvas = element("canvas", { class: "large" })
  return { node: canvas, scale: scaleStrip("0", "1", ["#000", "#fff"]),
    update({ image }) {
      image.paintOn(canvas)
      pointAtSquares(canvas, image.height, image.width, (row, column) =>
        tell(fill(labels.point_pixel, { row, column, value: two(image.value(row, column)) })), () => tell(""))
    } }
}

function mapsFigure(layer, network, labels, tell) {
  const { count } = network.layers[layer]
  const canvases = Array.from({ length: count }, () => element("canvas"))
  const [wide, narrow] = [2.1, 1].map((shape) => Math.ceil(Math.sqrt(count * shape)))
  const node = element("div", { class: "all-maps", style: `--wide: ${wide}; --wide-rows: ${Math.ceil(count / wide)};` +
    `--narrow: ${narrow}; --narrow-rows: ${Math.ceil(count / narrow)}` }, ...canvases)
  const scale = element("span")
  return { node, scale,
    update(journey) {
      const maps = journey.maps[layer]
      scale.replaceChildren(scaleStrip(two(maps.low), two(maps.high), CIVIDIS))
      canvases.forEach((canvas, map) => {
        maps.paintOn(canvas, map)
        pointAtSquares(canvas, maps.height, maps.width, (row, column) =>
          tell(fill(labels.point_map, { map, row, column, value: two(maps.value(map, row, column)) })),
        () => tell(""))
      })
    } }
}

function capsulesFigure(network, labels, tell) {
  let shown = null
  const arrows = capsuleArrows(network, (capsule) => {
    arrows.light(capsule)
    if (capsule < 0) return tell("")
    const numbers = [...shown.capsule(capsule)]
    tell(fill(labels.point_capsule, { capsule, length: two(shown.capsuleLengths[capsule]), dim: network.dim }),
      numbers)
  }, 2)
  const scale = element("span")
  return { node: element("div", { class: "all-capsules" }, arrows.svg), scale,
    update(journey) {
      shown = journey
      arrows.update(journey)
      const span = [Math.min, Math.max].map((end) => two(end(...journey.capsuleLengths)))
      scale.textContent = fill(labels.foot_capsules, { low: span[0], high: span[1] })
    } }
}

function routingFigure(network, labels, tell) {
  let shown = null
  let at = 0
  const links = routingLinks(network, (row, j) => {
    links.light(row, j)
    if (row < 0) return tell("")
    // At a capsule's dot: the class that it sends most.
    const sent = Array.from({ length: network.classes }, (_, to) => shown.coupling(at, row, to))
    const to = j < 0 ? longest(sent) : j
    tell(fill(labels.point_link, { capsule: shown.linkCapsules[row], class: network.names[to],
      share: sent[to].toFixed(3), uniform: two(network.uniform) }))
  })
  const bars = lengthBars(network, (j) => links.light(-1, j))
  return { node: element("div", { class: "all-links" }, links.svg, bars.node), scale: linkLegend(network, labels),
    update(journey, iteration) {
      shown = journey
      at = Math.max(iteration, 0)
      links.update(journey, iteration)
      bars.update(journey, iteration, -1)
    } }
}

function lengthsFigure(network, labels) {
  const parts = Array.from({ length: network.iterations }, () => lengthBars(network, () => {}))
  const node = element("div", { class: "all-lengths" }, ...parts.map(({ node: bars }, at) =>
    element("div", {}, element("b", { text: fill(labels.step_iteration, { number: at + 1 }) }), bars)))
  return { node, scale: element("span", { text: labels.foot_lengths }),
    update: (journey, iteration) => parts.forEach((part, at) =>
      part.update(journey, at <= iteration ? at : -1, at === network.iterations - 1 ? journey.winner : -1)) }
}

function memoryFigure(labels, tell) {
  const canvases = [0, 1, 2].map(() => element("canvas"))
  const names = [labels.step_pixels, labels.step_memory, labels.difference]
  const node = element("div", { class: "compared" }, ...canvases.map((canvas, at) =>
    element("figure", {}, canvas, element("figcaption", { text: names[at] }))))
  return { node,
    scale: element("span", {}, scaleStrip("−1", "1", [LESS, "#ffffff", MORE]), ` ${labels.difference_scale}`),
    update({ image, reconstruction }) {
      const { height, width } = image
      const change = (row, column) => reconstruction.value(row, column) - image.value(row, column)
      image.paintOn(canvases[0])
      reconstruction.paintOn(canvases[1])
      paint(canvases[2], height, width, change, diverging)
      const values = [image.value, reconstruction.value, change]
      canvases.forEach((canvas, at) => pointAtSquares(canvas, height, width, (row, column) =>
        tell(fill(labels.point_pixel, { row, column, value: two(values[at](row, column)) })), () => tell("")))
    } }
}

/** Blue below zero, white at zero, orange above; `value` in -1..1. */
function diverging(value) {
  const end = parseHex(value < 0 ? LESS : MORE)
  return end.map((channel) => Math.round(255 + Math.abs(value) * (channel - 255)))
}

function linkLegend({ uniform }, labels) {
  return element("span", { class: "legend" },
    element("i", { style: `background: ${MORE}` }), labels.foot_more,
    element("i", { style: `background: ${LESS}` }), fill(labels.foot_less, { uniform: two(uniform) }))
}

/** The panel that lies over the whole way; returns { node, open(stage, from), close(), update(...), stage }. */
function closeupPanel(network, labels, onClose) {
  const heading = element("b", { class: "heading" })
  const reading = element("p")
  const scale = element("div")
  const readout = element("p", { class: "readout" })
  const vector = element("div", { class: "vector" })
  const figure = element("div", { class: "figure" })
  const back = element("button", { text: labels.whole_way, testid: "journey-whole", onclick: onClose })
  const node = element("div", { class: "closeup", hidden: "" },
    element("div", { class: "inside" }, figure,
      element("div", { class: "beside" }, heading, reading, scale, readout, vector, back)))
  let drawn = null
  const tell = (text, numbers = []) => {
    readout.textContent = text || labels.point
    readout.classList.toggle("muted", !text)
    vector.replaceChildren(...numbers.map((number) => element("i", { title: number.toFixed(3),
      style: `--size: ${Math.abs(number)}; --side: ${number < 0 ? 1 : 0}; --colour: ${number < 0 ? LESS : MORE}` })))
  }
  const panel = { node, stage: null,
    open(stage, from) {
      const already = panel.stage !== null
      panel.stage = stage
      drawn = closeupFigure(stage, network, labels, tell)
      figure.replaceChildren(drawn.node)
      scale.replaceChildren(drawn.scale)
      readout.hidden = stage === "lengths"
      tell("")
      node.hidden = false
      if (!already) {
        growFrom(node, from)
        back.focus({ preventScroll: true })
      }
    },
    close() {
      panel.stage = null
      node.hidden = true
    },
    update(journey, iteration) {
      if (panel.stage === null) return
      heading.textContent = headingOf(panel.stage, network, journey, labels, iteration)
      reading.textContent = readingOf(panel.stage, network, journey, labels, iteration)
      drawn.update(journey, iteration)
    } }
  return panel
}

/** The panel grows out of the stage it enlarges. */
function growFrom(node, from) {
  if (!from || wantsCalm()) return
  const whole = node.getBoundingClientRect()
  const part = from.getBoundingClientRect()
  const start = `translate(${part.left - whole.left}px, ${part.top - whole.top}px) ` +
    `scale(${part.width / whole.width}, ${part.height / whole.height})`
  node.animate([{ transform: start, opacity: 0.2 }, { transform: "none", opacity: 1 }],
    { duration: 250, easing: "ease-out" })
}
