// Taking the picture along: its numbers as a table and as a file, and its address.

/** A table of `rows` under `heads`; each cell is a text, or a number with its digits. */
function table(caption, heads, rows) {
  const made = document.createElement("table")
  made.createCaption().textContent = caption
  const head = made.createTHead().insertRow()
  for (const text of heads) {
    const cell = document.createElement("th")
    cell.scope = "col"
    cell.textContent = text
    head.append(cell)
  }
  const body = made.createTBody()
  for (const row of rows) {
    const line = body.insertRow()
    for (const cell of row) {
      const place = line.insertCell()
      if (typeof cell === "number" && !Number.isInteger(cell)) {
        place.textContent = decimals(cell, 4)
        place.dataset.value = String(cell)
      } else place.textContent = cell
    }
  }
  const box = document.createElement("div")
  box.className = "table"
  box.append(made)
  return box
}

/** Only what the steps so far have computed. */
function drawTables(app) {
  const { parts, labels, trace, kind, classes, view, listed, geometry, t, phase } = app
  if (!parts.tableBox.open) return
  const times = [...Array(knownIteration(app, view.step) + 1).keys()]
  const lengths = classes.map((name, j) => [name, ...times.map((time) => trace.lengths[time][j])])
  const timeHeads = times.map((time) => fill(labels.iteration, { iteration: time + 1 }))
  const { j } = view
  // α is a number of the primary capsule, which stands there already.
  const pairNumbers = kind.numbers.filter(({ name }) => name !== "activation")
  const capsules = listed.map((i) => {
    const { type, row, column } = placeOf(geometry, i)
    return [String(i), String(type), String(row), String(column), kind.presence.of(i),
      ...pairNumbers.map(({ at, known }) => (phase >= known ? precise(at(t, i, j)) : "·"))]
  })
  const heads = [labels.column_capsule, labels.column_type, labels.column_row, labels.column_column,
    kind.presence.column(labels), ...pairNumbers.map(({ label }) => label(labels))]
  parts.tables.replaceChildren(
    table(labels.table_lengths, [labels.column_class, ...timeHeads], lengths),
    table(fill(labels.table_capsules, { iteration: t + 1, class: classes[j] }), heads, capsules),
  )
}

/** The current iteration's numbers of every pair, unrounded, as far as they have been computed. */
function routingCsv(app) {
  const { trace, kind: { numbers }, t, phase } = app
  const lines = [["iteration", "i", "j", ...numbers.map(({ column }) => column)].join(",")]
  for (let i = 0; i < trace.inputs; i += 1) {
    for (let j = 0; j < trace.outputs; j += 1) {
      const values = numbers.map(({ at, known }) => (phase >= known ? at(t, i, j) : ""))
      lines.push([t + 1, i, j, ...values].join(","))
    }
  }
  return `${lines.join("\n")}\n`
}

function exportCsv(app) {
  saveFile(`routing-iteration-${app.t + 1}.csv`, new Blob([routingCsv(app)], { type: "text/csv" }))
}

async function copyLink(app) {
  writeAddress(app)
  const address = window.location.href
  try {
    await navigator.clipboard.writeText(address)
  } catch {
    // Plain http on a school's network has no clipboard API.
    const field = document.createElement("textarea")
    field.value = address
    app.parts.root.append(field)
    field.select()
    document.execCommand("copy")
    field.remove()
  }
  app.parts.copy.textContent = app.labels.copied
  clearTimeout(app.copyTimer)
  app.copyTimer = setTimeout(() => { app.parts.copy.textContent = app.labels.copy }, 1500)
}
