// Small pieces of the page that several levels use.

function element(tag, className, text) {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

/** A picture of `rows` × `columns` cells, `longest` pixels on its longer side, with marks that are placed in cells. */
function makePic(box, rows, columns, longest) {
  const canvas = element("canvas")
  const scale = longest / Math.max(rows, columns)
  Object.assign(box.style, { width: `${columns === 1 ? Math.min(24, longest / 3) : Math.max(columns * scale, 6)}px`, height: `${Math.max(rows * scale, 6)}px` })
  box.classList.add("pic")
  box.replaceChildren(canvas)
  const marks = new Map()
  return { box, canvas, rows, columns,
    /** Frame the cells [top, bottom, left, right]; null takes the mark away. */
    mark(name, span) {
      if (!marks.has(name)) {
        marks.set(name, element("i", `mark ${name}`))
        box.append(marks.get(name))
      }
      const mark = marks.get(name)
      mark.hidden = !span
      if (!span) return
      const [top, bottom, left, right] = span
      const percent = (cells, of) => `${100 * cells / of}%`
      Object.assign(mark.style, { top: percent(top, rows), height: percent(bottom - top + 1, rows),
        left: percent(left, columns), width: percent(right - left + 1, columns) })
    },
    /** The cell under a pointer. */
    cell(event) {
      const { left, top, width, height } = canvas.getBoundingClientRect()
      const within = (share, count) => Math.min(count - 1, Math.max(0, Math.floor(share * count)))
      return [within((event.clientY - top) / height, rows), within((event.clientX - left) / width, columns)]
    } }
}

/** Call `choose(cell)` while a mouse moves over the picture, or a finger is on it. */
function followPointer(pic, choose, done = () => {}) {
  const { box } = pic
  box.classList.add("pointed")
  box.onpointerdown = (event) => choose(pic.cell(event))
  box.onpointermove = (event) => { if (event.pointerType !== "touch" || event.buttons) choose(pic.cell(event)) }
  box.onpointerup = box.onpointerleave = done
}

/** A canvas-drawn strip of colours for a legend. */
function rampStyle(table) {
  const colour = (step) => `#${[0, 8, 16].map((shift) => ((table[step] >> shift) & 255).toString(16).padStart(2, "0")).join("")}`
  return `linear-gradient(90deg, ${[0, 51, 102, 153, 204, 255].map(colour).join(", ")})`
}

/** A number as it is read: three to four figures, a true minus. */
function figure(value) {
  const size = Math.abs(value)
  const text = size === 0 ? "0" : size >= 1000 ? size.toFixed(0) : size >= 100 ? size.toFixed(1) : size >= 0.01 ? size.toFixed(size >= 10 ? 2 : 3) : size.toExponential(1)
  return value < 0 ? `−${text}` : text
}

/** A number on the page carries its unrounded value. */
function number(value, testid) {
  const made = element("span", "mono", figure(value))
  made.dataset.value = value
  if (testid) made.dataset.testid = testid
  return made
}

function fillTable(table, lines) {
  table.replaceChildren(...lines.map((cells, at) => {
    const row = element("tr")
    row.append(...cells.map((cell) => {
      const made = element(at ? "td" : "th")
      made.append(typeof cell === "number" ? number(cell) : cell)
      return made
    }))
    return row
  }))
}
