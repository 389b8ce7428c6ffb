// What stands on the page: the row of digits, the whole way, what is said, the controls, the tables.

const ICONS = { back: "M11 2 4 8l7 6z", play: "M4 2l9 6-9 6z", pause: "M4 2h3v12H4zM9 2h3v12H9z" }

function icon(name) {
  return element("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" },
    element("path", { d: ICONS[name] }))
}

function digitRow(journeys, network, labels, choose) {
  const buttons = journeys.map((journey, at) => {
    const canvas = element("canvas")
    journey.image.paintOn(canvas)
    const label = journey.label === null ? "?" : network.names[journey.label]
    return element("button", { class: "digit", testid: `journey-digit-${journey.name}`, title: journey.title,
      "aria-label": fill(labels.digit_button, { title: journey.title, label }), onclick: () => choose(at) }, canvas)
  })
  const node = element("div", { class: "digits", role: "group", "aria-label": labels.digits },
    element("span", { class: "muted", text: labels.digits }), ...buttons)
  node.hidden = journeys.length < 2
  return { node,
    update: (image) => buttons.forEach((button, at) => button.setAttribute("aria-pressed", at === image)) }
}

/** All stages side by side (below each other where it is narrow), each with heading, drawing and foot. */
function wholeWay(network, labels, enlarge) {
  const stages = {}
  const stage = (id, body, update, foot = element("span")) => {
    const heading = element("button", { class: "heading", testid: `journey-stage-${id}` })
    const holder = element("div", { class: "body" }, body)
    const node = element("section", { class: `stage stage-${id.split("-")[0]}` }, heading, holder,
      element("div", { class: "foot" }, foot))
    heading.onclick = holder.onclick = () => !heading.disabled && enlarge(id, node)
    stages[id] = { node, heading, holder, update }
    return node
  }
  const image = element("canvas", { class: "picture" })
  const memory = element("canvas", { class: "picture", testid: "journey-reconstruction" })
  const memoryFoot = element("span")
  const capsuleFoot = element("span")
  const light = (capsule, row, j) => {
    arrows.light(capsule)
    links.light(row, j)
  }
  let shown = null
  const arrows = capsuleArrows(network, (capsule) =>
    light(capsule, capsule < 0 ? -1 : shown.linkCapsules.indexOf(capsule), -1))
  const links = routingLinks(network, (row) => light(row < 0 ? -1 : shown.linkCapsules[row], row, -1))
  const bars = lengthBars(network, (j) => light(-1, -1, j), true)
  const node = element("div", { class: "way", style: `--layers: ${network.layers.length}` },
    stage("pixels", image, (journey) => journey.image.paintOn(image), scaleStrip("0", "1", ["#000", "#fff"])),
    ...network.layers.map((layer, at) => {
      const { node: maps, foot, update } = overviewMaps(layer, at, labels)
      return stage(`maps-${at + 1}`, maps, update, foot)
    }),
    stage("capsules", arrows.svg, (journey) => {
      arrows.update(journey)
      const [low, high] = [Math.min, Math.max].map((most) => two(most(...journey.capsuleLengths)))
      capsuleFoot.textContent = fill(labels.foot_capsules, { low, high })
    }, capsuleFoot),
    stage("routing", links.svg, (journey, { iteration }) => links.update(journey, iteration),
      linkLegend(network, labels)),
    stage("lengths", bars.node, (journey, { iteration, step, steps, guess }) =>
      bars.update(journey, iteration, step >= steps.length - 2 ? journey.winner : -1, guess),
    element("span", { text: network.iterations > 1 ? labels.foot_lengths : "" })),
    stage("memory", memory, (journey) => {
      journey.reconstruction.paintOn(memory)
      memoryFoot.textContent = fill(labels.foot_memory, { winner: network.names[journey.winner] })
    }, memoryFoot))
  return { node,
    update(journey, at) {
      shown = journey
      const current = at.steps[at.step].stage
      for (const [id, { node: section, heading, holder, update }] of Object.entries(stages)) {
        const first = at.steps.findIndex((step) => step.stage === (id === "lengths" ? "routing" : id))
        const reached = at.step >= first
        section.classList.toggle("unreached", !reached)
        section.classList.toggle("current", id === current)
        heading.textContent = headingOf(id, network, journey, labels, at.iteration)
        heading.disabled = !reached
        holder.setAttribute("aria-hidden", !reached)
        heading.title = fill(labels.enlarge, { heading: heading.textContent })
        update(journey, at)
      }
    },
    focus: (id) => stages[id]?.heading.focus({ preventScroll: true }),
    /** Bring a stage into sight where they stand below each other. */
    show(id) {
      const { node: section } = stages[id]
      if (node.clientWidth < 690) section.scrollIntoView({ block: "nearest", behavior: wantsCalm() ? "auto" : "smooth" })
    } }
}

/** The liveliest maps of a layer, on one scale. */
function overviewMaps({ shown, count }, at, labels) {
  const canvases = shown.map(() => element("canvas"))
  const foot = element("span")
  const update = (journey) => {
    const maps = journey.maps[at]
    canvases.forEach((canvas, place) => maps.paintOn(canvas, shown[place]))
    foot.replaceChildren(scaleStrip(maps.low === 0 ? "0" : maps.low.toFixed(1), maps.high.toFixed(1), CIVIDIS))
    if (shown.length < count) foot.append(fill(labels.foot_maps, { shown: shown.length, count }))
  }
  return { node: element("div", { class: "maps" }, ...canvases), foot, update }
}

/** One sentence, or the question; its place is as high as its longest text. */
function sayPanel(network, labels, answer) {
  const lead = element("b")
  const text = element("span")
  const spoken = element("p", { "aria-live": "polite", testid: "journey-say" }, lead, " ", text)
  const choices = element("div", { class: "choices" })
  const node = element("div", { class: "say" }, spoken, choices)
  return { node,
    tell(name, words) {
      node.classList.remove("asks")
      lead.textContent = name
      text.textContent = words
      choices.replaceChildren()
    },
    ask(journey, step) {
      node.classList.add("asks")
      lead.textContent = fill(labels.question,
        { winner: network.names[journey.winner], number: network.iterations })
      text.textContent = ""
      choices.replaceChildren(...network.names.flatMap((name, j) => j === journey.winner ? []
        : [element("button", { text: name, testid: `journey-guess-${j}`, onclick: () => answer(j) })]),
      element("button", { class: "quiet", text: labels.skip, testid: "journey-skip", onclick: () => answer(null) }))
    } }
}

function controlBar(steps, labels, { back, next, play, go }) {
  const backButton = element("button", { class: "small", testid: "journey-back", title: labels.back,
    "aria-label": labels.back, onclick: back }, icon("back"))
  const playButton = element("button", { class: "small", testid: "journey-play", onclick: play })
  // Both texts keep their room, so that the button never changes its width.
  const [through, onward] = [labels.step_through, labels.next].map((text) => element("span", { text }))
  const nextButton = element("button", { class: "primary next", testid: "journey-next", onclick: next },
    through, onward)
  const chips = steps.map((step, at) => element("button", { class: "chip", testid: `journey-step-${step.name}`,
    title: step.label, "aria-label": step.label, onclick: () => go(at) },
  element("span", { text: step.label })))
  const node = element("div", { class: "controls" }, backButton, playButton, nextButton,
    element("div", { class: "strip", role: "group", "aria-label": labels.steps }, ...chips))
  const bar = { node, next: nextButton,
    playing(isPlaying) {
      playButton.replaceChildren(icon(isPlaying ? "pause" : "play"))
      playButton.title = isPlaying ? labels.pause : labels.play
      playButton.setAttribute("aria-label", playButton.title)
    },
    update(step, atEnd) {
      backButton.disabled = step === 0
      through.classList.toggle("off", !atEnd)
      onward.classList.toggle("off", atEnd)
      chips.forEach((chip, at) => {
        chip.classList.toggle("reached", at < step)
        if (at === step) chip.setAttribute("aria-current", "step")
        else chip.removeAttribute("aria-current")
      })
    } }
  bar.playing(false)
  return bar
}

/** The numbers to open: every length, and what the drawn capsules send to the winner. */
function numberTables(network, labels) {
  const holder = element("div", { class: "tables" })
  const node = element("details", {}, element("summary", { text: labels.numbers }), holder)
  const iterations = Array.from({ length: network.iterations }, (_, at) => at)
  const table = (caption, first, rows) => element("table", {}, element("caption", { text: caption }),
    element("tr", {}, ...[first, ...iterations.map((at) => fill(labels.step_iteration, { number: at + 1 }))]
      .map((text) => element("th", { text, scope: "col" }))),
    ...rows.map(([name, values]) => element("tr", {}, element("th", { text: name, scope: "row" }),
      ...values.map((value) => element("td", { text: value.toFixed(4) })))))
  let current = null
  const fillIn = () => node.open && holder.replaceChildren(
    table(labels.table_lengths, labels.table_class, network.names.map((name, j) =>
      [name, iterations.map((at) => current.lengthsAt(at)[j])])),
    table(fill(labels.table_links, { winner: network.names[current.winner] }), labels.table_capsule,
      Array.from(current.linkCapsules, (capsule, row) =>
        [capsule, iterations.map((at) => current.coupling(at, row, current.winner))])))
  node.ontoggle = fillIn
  return { node,
    update(journey) {
      current = journey
      fillIn()
    } }
}
