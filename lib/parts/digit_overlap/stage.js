// The picture on which the two digits are moved: composed here, at once, without the server.

const BLUE = [59, 140, 255] // added to the orange they give white, as two white strokes do
const ORANGE = [255, 150, 30]
const NEAR = 3 // pixels around the pointer in which ink counts when a digit is grabbed

/** Each digit alone on the frame: `at(digit, row, column)` in [0, 1], for the shifts [[right, down], ...]. */
function placedDigits({ data, shape: [, height, width, channels] }, [rows, columns], shifts) {
  const top = Math.floor((rows - height) / 2)
  const left = Math.floor((columns - width) / 2)
  return (digit, row, column) => {
    const [right, down] = shifts[digit]
    const y = row - top - down
    const x = column - left - right
    const inside = y >= 0 && y < height && x >= 0 && x < width
    return inside ? data[((digit * height + y) * width + x) * channels] / 255 : 0
  }
}

/** The two colours of a pixel, added. */
function twoColours([first, second]) {
  return BLUE.map((value, channel) => Math.min(255, Math.round(first * value + second * ORANGE[channel])))
}

function paintTwo(canvas, [rows, columns], at) {
  paint(canvas, rows, columns, (row, column) => [at(0, row, column), at(1, row, column)], twoColours)
}

/** What the network receives: both digits added, no brighter than white. */
function paintInput(canvas, [rows, columns], at) {
  paint(canvas, rows, columns, (row, column) => Math.min(1, at(0, row, column) + at(1, row, column)), grey)
}

/** The digit to grab at a pixel: the one with more ink near it, else the one that is grabbed already. */
function digitAt(at, [rows, columns], row, column, selected) {
  const ink = [0, 1].map((digit) => {
    let sum = 0
    for (let y = Math.max(0, row - NEAR); y <= Math.min(rows - 1, row + NEAR); y += 1) {
      for (let x = Math.max(0, column - NEAR); x <= Math.min(columns - 1, column + NEAR); x += 1) {
        sum += at(digit, y, x) / (1 + (y - row) ** 2 + (x - column) ** 2)
      }
    }
    return sum
  })
  return ink[0] === ink[1] ? selected : ink[0] > ink[1] ? 0 : 1
}

/** Let the pointer and the keys move the digits; `app.moveTo(digit, [right, down])`, `app.settle()` when let go. */
function listenToStage(app) {
  const { stage } = app.parts
  let drag = null
  const cell = (event) => {
    const { left, top, width, height } = stage.getBoundingClientRect()
    return [(event.clientX - left) / width * app.shape[1], (event.clientY - top) / height * app.shape[0]]
  }
  stage.onpointerdown = (event) => {
    if (drag || event.button !== 0) return
    event.preventDefault()
    stage.focus({ preventScroll: true })
    stage.setPointerCapture(event.pointerId)
    const [x, y] = cell(event)
    app.select(digitAt(app.placed(), app.shape, Math.floor(y), Math.floor(x), app.selected))
    drag = { pointer: event.pointerId, x, y, from: app.shifts[app.selected] }
    stage.classList.add("dragging")
  }
  stage.onpointermove = (event) => {
    if (!drag || event.pointerId !== drag.pointer) return
    const [x, y] = cell(event)
    app.moveTo(app.selected, [drag.from[0] + Math.round(x - drag.x), drag.from[1] + Math.round(y - drag.y)])
  }
  stage.onpointerup = stage.onpointercancel = stage.onlostpointercapture = (event) => {
    if (!drag || event.pointerId !== drag.pointer) return
    drag = null
    stage.classList.remove("dragging")
    app.settle(0)
  }
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
  stage.onkeydown = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in steps || event.key === " ")) return
    event.preventDefault()
    if (event.key === " ") {
      app.select(1 - app.selected)
      return
    }
    const [right, down] = app.shifts[app.selected]
    app.moveTo(app.selected, [right + steps[event.key][0], down + steps[event.key][1]])
    app.settle(KEYS_REST)
  }
}
