// Predict before reveal: how much of the picture does one pixel deep in the network see?

/** The last map layer, its middle pixel, what it sees, and what else one might think: { layer, pixel, right, choices }. */
function fieldQuestion(net) {
  const layer = net.spatial.at(-1)
  const pixel = layer.shape.slice(0, 2).map((side) => Math.floor(side / 2))
  const right = sizeText(pixelField(net, layer.at, pixel))
  const { height, width } = net.image
  const window = net.spatial.findLast(({ slide }) => slide)?.slide.kernel ?? [1, width]
  const wrong = [`${window[0]} × ${window[1]}`, `${height} × ${width}`, `${Math.ceil(height / 2)} × ${Math.ceil(width / 2)}`, `1 × ${width}`]
  const others = [...new Set(wrong)].filter((size) => size !== right).slice(0, 2)
  const area = (size) => size.split(" × ").reduce((product, side) => product * Number(side), 1)
  return { layer, pixel, right, choices: [right, ...others].sort((one, other) => area(one) - area(other)) }
}

function questionKey(app) {
  return `capsule-lab-maps-${app.net.layers.map(({ name }) => name).join()}-${app.net.image.height}`
}

/** Ask at the first level; afterwards say guess and answer together. */
function drawSay(app) {
  const { parts, labels, net, view } = app
  const { layer, pixel, right, choices } = fieldQuestion(net)
  const guess = remembered(questionKey(app))
  const asking = guess === null
  parts.say.hidden = view.level > 0 || guess === SKIPPED
  parts.say.classList.toggle("asks", asking)
  const values = { layer: layer.name, row: pixel[0], column: pixel[1], right, guess }
  parts.said.textContent = fill(asking ? labels.question : guess === right ? labels.guessed_right : labels.guessed_wrong, values)
  parts.choices.replaceChildren(...(asking ? [...choices, SKIPPED] : []).map((choice) => {
    const [text, testid] = choice === SKIPPED ? [labels.skip, "maps-skip"] : [choice, `maps-guess-${choice.replaceAll(" ", "")}`]
    return guessButton(questionKey(app), choice, text, testid, () => {
      drawSay(app)
      if (choice !== SKIPPED) hover(app, layer.at, 0, pixel)
    })
  }))
}
