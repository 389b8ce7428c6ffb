/**
 * Keeps the things that were used last ready, within limits; one that was let go is made again when it is needed.
 *
 * @template File, Thing
 * @typedef {object} Making
 * @property {number} most how many are ready at once
 * @property {number} mostSize what their files may add up to; one alone may be larger
 * @property {(file: File) => number} sizeOf
 * @property {(key: string) => Promise<File>} read gets what a thing is made of; other things are used meanwhile
 * @property {(file: File, key: string) => Promise<Thing>} make
 * @property {(thing: Thing) => void} letGo
 */

/**
 * Return `use(key, task)`, which gives the thing to `task`; one task runs at a time, in the order in which things are ready.
 *
 * @template File, Thing
 * @param {Making<File, Thing>} making
 */
export function createRecent({ most, mostSize, sizeOf, read, make, letGo }) {
  /** @type {Map<string, { thing: Thing, size: number }>} the one that was used last comes last */
  const ready = new Map()
  /** @type {Map<string, Promise<File>>} */
  const reading = new Map()
  let turn = Promise.resolve()

  /** @param {string} key */
  function file(key) {
    const found = reading.get(key) ?? read(key)
    reading.set(key, found)
    found.catch(() => reading.delete(key))
    return found
  }

  /** @param {string} key */
  async function thing(key) {
    const found = ready.get(key)
    if (found !== undefined) {
      ready.delete(key)
      ready.set(key, found)
      return found.thing
    }
    const madeOf = await file(key)
    reading.delete(key)
    const size = sizeOf(madeOf)
    makeRoom(size)
    const made = await make(madeOf, key)
    ready.set(key, { thing: made, size })
    return made
  }

  /** @param {number} size of what comes */
  function makeRoom(size) {
    let held = [...ready.values()].reduce((sum, one) => sum + one.size, 0)
    for (const [oldest, one] of ready) {
      if (ready.size < most && held + size <= mostSize) break
      ready.delete(oldest)
      held -= one.size
      letGo(one.thing)
    }
  }

  /**
   * @template Result
   * @param {string} key
   * @param {(thing: Thing) => Result | Promise<Result>} task
   * @returns {Promise<Result>}
   */
  return async function use(key, task) {
    if (!ready.has(key)) await file(key)
    const done = turn.then(async () => task(await thing(key)))
    turn = done.then(() => {}, () => {})
    return done
  }
}
