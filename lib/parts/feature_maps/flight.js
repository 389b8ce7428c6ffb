// Tiles that fly from where they were to where they will be, between two levels.

const FLIGHT = 420 // ms

function reducedMotion() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches
}

/** Where a canvas's tiles are, in pixels of the component: [{ x, y, wide, tall }]. */
function tilesOnScreen(app, canvas, tiles, maps) {
  const [outer, inner] = [app.parts.root.getBoundingClientRect(), canvas.getBoundingClientRect()]
  return maps.map((map) => {
    const [x, y] = tiles.corner(map)
    return { x: inner.left - outer.left + x, y: inner.top - outer.top + y, wide: tiles.wide, tall: tiles.tall }
  })
}

/** Where an element is, as one tile. */
function boxOnScreen(app, element) {
  const [outer, inner] = [app.parts.root.getBoundingClientRect(), element.getBoundingClientRect()]
  return { x: inner.left - outer.left, y: inner.top - outer.top, wide: inner.width, tall: inner.height }
}

/** Draw `maps` of an atlas on their way; `target` shows itself when they have arrived. */
function fly(app, atlas, maps, from, to, target) {
  cancelAnimationFrame(app.flying)
  const { flight, root } = app.parts
  if (reducedMotion() || !from || from.length === 0) return
  const sharp = Math.min(window.devicePixelRatio || 1, 2)
  const bottom = Math.max(...from.concat(to).map(({ y, tall }) => y + tall))
  flight.width = root.clientWidth * sharp
  flight.height = bottom * sharp
  Object.assign(flight.style, { width: `${root.clientWidth}px`, height: `${bottom}px` })
  flight.hidden = false
  target.style.opacity = "0"
  const context = flight.getContext("2d")
  const began = performance.now()
  const frame = (now) => {
    const share = Math.min(1, Math.max(0, (now - began) / FLIGHT))
    const eased = share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2
    context.setTransform(sharp, 0, 0, sharp, 0, 0)
    context.clearRect(0, 0, flight.width, flight.height)
    context.imageSmoothingEnabled = false
    maps.forEach((map, at) => {
      const mix = (name) => from[at][name] + eased * (to[at][name] - from[at][name])
      context.drawImage(atlas.canvas, ...atlas.corner(map), atlas.columns, atlas.rows, mix("x"), mix("y"), mix("wide"), mix("tall"))
    })
    if (share < 1) {
      app.flying = requestAnimationFrame(frame)
      return
    }
    flight.hidden = true
    target.style.opacity = ""
    const { landed } = app
    app.landed = null
    landed?.()
  }
  app.flying = requestAnimationFrame(frame)
}

/** Do this now, or when the tiles that fly have arrived. */
function whenLanded(app, act) {
  if (app.parts.flight.hidden) act()
  else app.landed = act
}

/** A flight that was interrupted leaves nothing behind. */
function land(app) {
  cancelAnimationFrame(app.flying)
  app.parts.flight.hidden = true
  app.landed = null
}
