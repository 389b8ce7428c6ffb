// The stage's texts: rows of primary capsules, class capsules with their lengths, title and legend.

function button(testId, className) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = className
  made.dataset.testid = testId
  return made
}

/** One button for each listed capsule: a row with two numbers, or an empty cell on the map. */
function buildCapsules(app) {
  const { parts, listed, stage, view } = app
  const made = listed.map((i, row) => {
    const { x, y } = stage.points[row]
    const capsule = button(`routing-capsule-${i}`, stage.map ? "capsule cell" : "capsule")
    capsule.dataset.capsule = i
    const [width, height] = stage.map ? [stage.cell, stage.cell] : [96, stage.pitch]
    const left = stage.map ? x - stage.cell / 2 : 0
    capsule.style.cssText = `left:${left}px;top:${y - height / 2}px;width:${width}px;height:${height}px`
    capsule.tabIndex = i === view.i ? 0 : -1
    if (!stage.map) capsule.append(...[document.createElement("b"), document.createElement("span")])
    return capsule
  })
  // Always one stop for the Tab key, also when the selected capsule is not listed.
  if (!listed.includes(view.i)) made[0].tabIndex = 0
  parts.capsules.replaceChildren(...made)
}

function fillCapsules(app) {
  const { parts, listed, labels, kind: { presence }, t, view, now: { quantity } } = app
  const j = focusedClass(app)
  listed.forEach((i, row) => {
    const capsule = parts.capsules.children[row]
    const value = quantity.at(t, i, j)
    capsule.setAttribute("aria-pressed", i === view.i)
    capsule.ariaLabel = fill(presence.button(labels), {
      capsule: i, length: decimals(presence.of(i), 2), value: `${quantity.symbol} = ${precise(value)}`,
    })
    if (app.stage.map) return
    capsule.children[0].textContent = i
    capsule.children[1].textContent = decimals(value, rowDigits(quantity))
    capsule.children[1].dataset.value = String(value)
  })
}

/** Decimals that tell the rows apart and still fit beside the capsule's number. */
function rowDigits({ reference, widest }) {
  const size = Math.abs(reference) + widest
  return size >= 100 ? 0 : size >= 10 ? 1 : Math.min(3, digitsFor(widest))
}

function buildClasses(app) {
  const { parts, classes } = app
  parts.stage.dataset.names = classes.some((name) => name.length > 2) ? "long" : "short"
  parts.classes.replaceChildren(...classes.map((name, j) => {
    const row = document.createElement("div")
    row.className = "class"
    row.style.height = `${100 / classes.length}%`
    const box = button(`routing-class-${j}`, "box")
    box.dataset.class = j
    box.textContent = name
    box.title = name
    const bar = document.createElement("div")
    bar.className = "bar"
    bar.innerHTML = '<div class="length"></div><div class="before"></div>'
    const sum = document.createElement("span")
    sum.className = "sum-length mono"
    bar.append(sum)
    const number = document.createElement("output")
    number.dataset.testid = `routing-length-${j}`
    row.append(box, bar, number)
    return row
  }))
}

function fillClasses(app) {
  const { parts, trace, kind, labels, classes, view, t, phase } = app
  const known = knownIteration(app, view.step)
  const summed = phase >= kind.sumPhase ? t : t - 1
  const lengths = trace.lengths[known]
  const winner = lengths ? largest(lengths) : -1
  for (let j = 0; j < trace.outputs; j += 1) {
    const row = parts.classes.children[j]
    const [box, bar, number] = row.children
    const [length, before, sum] = bar.children
    row.dataset.winner = j === winner
    box.setAttribute("aria-pressed", j === view.j)
    box.tabIndex = j === view.j ? 0 : -1
    box.ariaLabel = lengths
      ? fill(labels.class_button, { class: classes[j], length: decimals(lengths[j], 2) })
      : fill(labels.class_button_empty, { class: classes[j] })
    length.style.width = `${lengths ? 100 * Math.min(lengths[j], 1) : 0}%`
    before.style.left = `${known > 0 ? 100 * Math.min(trace.lengths[known - 1][j], 1) : 0}%`
    before.style.opacity = known > 0 ? 1 : 0
    if (known > 0) before.dataset.value = String(trace.lengths[known - 1][j])
    else delete before.dataset.value
    number.textContent = lengths ? decimals(lengths[j], 2) : "·"
    if (lengths) number.dataset.value = String(lengths[j])
    else delete number.dataset.value
    sum.textContent = summed >= 0 ? `‖${kind.sumSymbol}‖ ${decimals(trace.sumLengths[summed][j], 2)}` : ""
    if (summed >= 0) sum.dataset.value = String(trace.sumLengths[summed][j])
    else delete sum.dataset.value
    sum.classList.toggle("fresh", phase === kind.sumPhase)
  }
}

function fillStageTexts(app) {
  const { parts, labels, trace, kind, view, listed, now: { quantity } } = app
  const count = listed.length
  const title = view.shown === "all" ? labels.title_all : kind.orders[orderOf(app)].title(labels)
  parts.title.textContent = fill(title, { count })
  parts.listHead.textContent = app.stage.map ? "" : `${labels.column_capsule} · ${quantity.symbol}`
  parts.lengthsHead.textContent = kind.lengths(labels)
  parts.beforeHead.textContent = labels.before
  parts.beforeKey.hidden = trace.iterations === 1
  parts.legendMoreKey.hidden = quantity.same
  parts.legendLessKey.hidden = quantity.same || !quantity.less
  parts.legendMore.textContent = quantity.more(labels)
  parts.legendLess.textContent = quantity.less?.(labels) ?? ""
  parts.legendWidth.textContent = fill(quantity.same ? labels.legend_same : quantity.width(labels), {
    uniform: decimals(trace.uniform, 2), reference: decimals(quantity.reference, 2), symbol: quantity.symbol,
    widest: decimals(quantity.widest, digitsFor(quantity.widest)),
  })
  const lengths = listed.map((i) => kind.presence.of(i))
  parts.legendDisc.textContent = fill(kind.presence.legend(labels), {
    low: decimals(Math.min(...lengths), 2), high: decimals(Math.max(...lengths), 2),
  })
}

/** Rows and classes outside the pointer's focus step back. */
function fadeRows(app) {
  const { parts, listed, trace, hover } = app
  parts.stage.dataset.focus = hover.j >= 0 ? "class" : hover.i >= 0 ? "capsule" : ""
  listed.forEach((i, row) => parts.capsules.children[row].classList.toggle("hovered", i === hover.i))
  for (let j = 0; j < trace.outputs; j += 1) parts.classes.children[j].classList.toggle("hovered", j === hover.j)
}
