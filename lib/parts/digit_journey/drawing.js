// The drawings of the stages. Each has a part that is built once and a part that follows the numbers.

const SVG = "http://www.w3.org/2000/svg"
const DRAWN_CAPSULES = 144 // without known places: as many arrows as stay legible

/** An HTML or SVG element; `testid`, `text` and `on…` are understood, null and false leave one out. */
function element(tag, attributes = {}, ...children) {
  const node = ["svg", "path", "line", "circle", "rect", "g"].includes(tag)
    ? document.createElementNS(SVG, tag) : document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false || value === undefined) continue
    if (name === "testid") node.setAttribute("data-testid", value)
    else if (name === "text") node.textContent = value
    else if (name.startsWith("on")) node[name] = value
    else node.setAttribute(name, value)
  }
  node.append(...children)
  return node
}

function wantsCalm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches
}

/** A little scale: `low`, a strip of its colours, `high`. */
function scaleStrip(low, high, colours) {
  return element("span", { class: "scale" }, low,
    element("i", { style: `background: linear-gradient(90deg, ${colours.join(", ")})` }), high)
}

/** Where the arrows of the capsules stand: boxes of one kind each, or one box where places are unknown. */
function capsuleLayout({ capsules, positions }, stacked = 4) {
  if (positions) {
    const [rows, columns] = positions
    const types = capsules / (rows * columns)
    return { boxes: types, perRow: Math.ceil(types / stacked), rows, columns,
      capsules: Array.from({ length: capsules }, (_, i) => i),
      box: (i) => i % types, place: (i) => Math.floor(i / types) }
  }
  const shown = Math.min(capsules, DRAWN_CAPSULES)
  const columns = Math.ceil(Math.sqrt(shown * 0.66))
  return { boxes: 1, perRow: 1, rows: Math.ceil(shown / columns), columns,
    capsules: Array.from({ length: shown }, (_, at) => Math.floor(at * capsules / shown)),
    box: () => 0, place: (_, at) => at }
}

const CELL = { width: 18, height: 15, gap: 7 }

/** All capsules as arrows, boxes in `stacked` rows; returns { svg, update(journey), light(capsule or -1) }. */
function capsuleArrows(network, onPoint, stacked = 4) {
  const layout = capsuleLayout(network, stacked)
  const boxWidth = layout.columns * CELL.width
  const boxHeight = layout.rows * CELL.height
  const width = layout.perRow * (boxWidth + CELL.gap) - CELL.gap
  const height = Math.ceil(layout.boxes / layout.perRow) * (boxHeight + CELL.gap) - CELL.gap
  const svg = element("svg", { viewBox: `-1 -1 ${width + 2} ${height + 2}`, class: "arrows", preserveAspectRatio: stacked === 4 ? "xMinYMid" : "xMidYMid" })
  const corner = (box) => [(box % layout.perRow) * (boxWidth + CELL.gap),
    Math.floor(box / layout.perRow) * (boxHeight + CELL.gap)]
  for (let box = 0; box < layout.boxes; box += 1) {
    const [x, y] = corner(box)
    svg.append(element("rect", { x, y, width: boxWidth, height: boxHeight, rx: 3, class: "box" }))
  }
  const arrows = layout.capsules.map((capsule, at) => {
    const [x, y] = corner(layout.box(capsule))
    const place = layout.place(capsule, at)
    const centre = [x + (place % layout.columns + 0.5) * CELL.width,
      y + (Math.floor(place / layout.columns) + 0.5) * CELL.height]
    const line = element("line")
    const tip = element("circle", { r: 1.7 })
    const cell = element("rect", { x: centre[0] - CELL.width / 2, y: centre[1] - CELL.height / 2,
      width: CELL.width, height: CELL.height, class: "hit" })
    const arrow = element("g", { class: "arrow" }, cell, line, tip)
    arrow.onpointerenter = () => onPoint(capsule)
    arrow.onpointerleave = () => onPoint(-1)
    svg.append(arrow)
    return { capsule, centre, line, tip, arrow }
  })
  const reach = CELL.height * 0.44 // half an arrow of length 1
  return { svg,
    update(journey) {
      for (const { capsule, centre: [x, y], line, tip } of arrows) {
        const size = reach * journey.capsuleLengths[capsule]
        const [across, up] = journey.direction(capsule).map((part) => part * size)
        line.setAttribute("x1", x - across)
        line.setAttribute("y1", y + up)
        line.setAttribute("x2", x + across)
        line.setAttribute("y2", y - up)
        tip.setAttribute("cx", x + across)
        tip.setAttribute("cy", y - up)
      }
    },
    light: (capsule) => arrows.forEach((one) => one.arrow.classList.toggle("lit", one.capsule === capsule)) }
}

/** The links of the capsules that moved furthest: width and colour show the distance from uniform. */
function routingLinks(network, onPoint) {
  // Stretched to its place; strokes keep their width, and dots are strokes of no length.
  const svg = element("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", class: "links" })
  const rowY = (row) => 2 + 96 * row / Math.max(network.linked - 1, 1)
  const classY = (j) => 100 * (j + 0.5) / network.classes
  const paths = []
  for (let row = 0; row < network.linked; row += 1) {
    for (let j = 0; j < network.classes; j += 1) {
      const d = `M 4 ${rowY(row)} C 52 ${rowY(row)}, 55 ${classY(j)}, 100 ${classY(j)}`
      const path = element("path", { d, class: "link" })
      path.onpointerenter = () => onPoint(row, j)
      path.onpointerleave = () => onPoint(-1, -1)
      svg.append(path)
      paths.push({ row, j, path })
    }
  }
  const dots = Array.from({ length: network.linked }, (_, row) => {
    const dot = element("path", { d: `M 4 ${rowY(row)} h 0.01`, class: "dot" })
    dot.onpointerenter = () => onPoint(row, -1)
    dot.onpointerleave = () => onPoint(-1, -1)
    return dot
  })
  svg.append(...dots)
  return { svg,
    update(journey, iteration) {
      for (const { row, j, path } of paths) {
        const moved = journey.coupling(Math.max(iteration, 0), row, j) - network.uniform
        const size = Math.abs(moved)
        path.style.stroke = size < 1e-4 ? "currentColor" : moved > 0 ? MORE : LESS
        path.style.strokeWidth = `${0.6 + Math.min(16 * size, 6)}px`
        path.style.strokeOpacity = size < 1e-4 ? 0.16 : Math.min(0.05 + 8 * size, 0.9)
      }
    },
    /** Show only the links of a row (a capsule) or of a class; -1 for any. */
    light(row, j) {
      svg.classList.toggle("chosen", row >= 0 || j >= 0)
      for (const one of paths) {
        one.path.classList.toggle("lit", (row < 0 || one.row === row) && (j < 0 || one.j === j))
      }
      dots.forEach((dot, at) => dot.classList.toggle("lit", at === row))
    } }
}

/** A bar a class; `testids` marks the ones that tests read. */
function lengthBars(network, onPoint, testids = false) {
  const rows = network.names.map((name, j) => {
    const bar = element("i", { class: "bar" })
    const before = element("i", { class: "before" })
    const value = element("span", { class: "value" })
    const row = element("div", { class: "row", testid: testids ? `journey-length-${j}` : null },
      element("span", { class: "class", text: name, title: name }),
      element("span", { class: "track" }, bar, before), value)
    row.onpointerenter = () => onPoint(j)
    row.onpointerleave = () => onPoint(-1)
    return { row, bar, before, value }
  })
  return { node: element("div", { class: "bars" }, ...rows.map(({ row }) => row)),
    /** `emphasis`: the class to stand out, or -1; `guess` likewise. */
    update(journey, iteration, emphasis, guess = -1) {
      const reached = iteration >= 0
      const lengths = reached ? journey.lengthsAt(iteration) : null
      rows.forEach(({ row, bar, before, value }, j) => {
        bar.style.transform = `scaleX(${reached ? lengths[j] : 0})`
        before.style.left = `${reached && iteration > 0 ? 100 * journey.lengthsAt(iteration - 1)[j] : 0}%`
        before.hidden = !reached || iteration === 0
        value.textContent = reached ? two(lengths[j]) : ""
        if (reached) row.setAttribute("data-value", lengths[j])
        else row.removeAttribute("data-value")
        row.classList.toggle("winner", j === emphasis)
        row.classList.toggle("guess", j === guess)
      })
    } }
}
