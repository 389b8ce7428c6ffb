// The current step in one sentence, and the line of code that runs.

function stepNames(labels) {
  return [labels.softmax, labels.weighted_sum, labels.squash, labels.agreement, labels.update]
}

function stepTitle({ labels, t, phase }) {
  return fill(labels.step_name, { iteration: t + 1, name: stepNames(labels)[phase] })
}

/** Mean and largest of what the links show towards class j, and whose the largest is. */
function towards({ trace, t, phase }, j) {
  const quantity = drawnQuantity(trace, phase)
  let [total, high, capsule] = [0, -Infinity, 0]
  for (let i = 0; i < trace.inputs; i += 1) {
    const value = quantity.at(t, i, j)
    total += value
    if (value > high) [high, capsule] = [value, i]
  }
  return { mean: decimals(total / trace.inputs, 2), high: decimals(high, 2), capsule }
}

function summaryOf(app) {
  const { trace, labels, classes, t, phase } = app
  const { inputs, outputs } = trace
  const uniform = decimals(trace.uniform, 2)
  if (phase === SOFTMAX) {
    if (t === 0) return fill(labels.summary_first_softmax, { inputs, outputs, uniform })
    const leader = largest(trace.lengths[t - 1])
    return fill(labels.summary_softmax, { class: classes[leader], uniform, ...towards(app, leader) })
  }
  if (phase === WEIGHTED_SUM) {
    const leader = largest(trace.sumLengths[t])
    const length = decimals(trace.sumLengths[t][leader], 2)
    return fill(labels.summary_weighted_sum, { inputs, class: classes[leader], length })
  }
  const leader = largest(trace.lengths[t])
  if (phase === SQUASH) return squashSummary(app, leader)
  if (phase === AGREEMENT) return fill(labels.summary_agreement, { class: classes[leader], ...towards(app, leader) })
  if (t < trace.iterations - 1) return fill(labels.summary_update, { class: classes[leader], ...towards(app, leader) })
  return fill(labels.summary_last_update, { class: classes[leader], length: decimals(trace.lengths[t][leader], 2) })
}

function squashSummary({ trace, labels, classes, t }, leader) {
  const second = largest(trace.lengths[t], leader)
  const at = (time, j) => decimals(trace.lengths[time][j], 2)
  const now = { class: classes[leader], length: at(t, leader), second: classes[second], second_length: at(t, second) }
  if (t === 0) return fill(labels.summary_first_squash, now)
  return fill(labels.summary_squash, { ...now, before: at(t - 1, leader), second_before: at(t - 1, second) })
}

function drawWords(app) {
  const { parts, labels, phase, meta: { code } } = app
  const title = document.createElement("strong")
  title.textContent = stepTitle(app)
  parts.summary.replaceChildren(title, " · ", summaryOf(app))
  parts.running.textContent = code.lines[code.steps[phase]].trim()
  parts.running.ariaLabel = `${labels.code_now}: ${parts.running.textContent}`
  parts.running.dataset.line = code.steps[phase]
  for (const [at, line] of [...parts.code.children].entries()) {
    const now = at === code.steps[phase]
    line.classList.toggle("runs", now)
    if (now) line.setAttribute("aria-current", "step")
    else line.removeAttribute("aria-current")
  }
}

function buildCode(app) {
  app.parts.code.replaceChildren(...app.meta.code.lines.map((text) => {
    const line = document.createElement("div")
    line.textContent = text || " "
    return line
  }))
}
