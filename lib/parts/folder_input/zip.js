/**
 * Packs files into a zip, unpressed: pictures are pressed already.
 *
 * The form is that of APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16, with names marked as UTF-8.
 */

/** @typedef {import("./state.js").Found} Found */

const HEADER_BYTES = 30
const LISTED_BYTES = 46
const END_BYTES = 22
const VERSION = 20
const IN_UTF_8 = 0x0800
const FIRST_DAY = 0x0021 // of 1980: what is kept says nothing of when a picture was taken
const POLYNOMIAL = 0xEDB88320
const encoder = new TextEncoder()

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? POLYNOMIAL ^ value >>> 1 : value >>> 1
  return value
})

/**
 * Return the checksum of a zip's file: CRC-32.
 *
 * @param {Uint8Array} bytes
 */
export function checksum(bytes) {
  let value = 0xFFFFFFFF
  for (const byte of bytes) value = /** @type {number} */ (TABLE[(value ^ byte) & 0xFF]) ^ value >>> 8
  return ~value >>> 0
}

/**
 * Return how many bytes the zip of these files will have.
 *
 * @param {readonly Found[]} found
 */
export function packedSize(found) {
  return found.reduce((sum, { path, file }) =>
    sum + file.size + HEADER_BYTES + LISTED_BYTES + 2 * encoder.encode(path).length, END_BYTES)
}

/**
 * Return a zip of these files.
 *
 * @param {readonly Found[]} found
 * @param {(done: number) => void} onFile called with how many are packed
 * @throws {UnreadError} if a file cannot be read
 */
export async function pack(found, onFile) {
  /** @type {[BlobPart[], BlobPart[]]} */
  const [files, listed] = [[], []]
  let [at, listedBytes] = [0, 0]
  for (const [number, { path, file }] of found.entries()) {
    const content = new Uint8Array(await file.arrayBuffer().catch(() => {
      throw new UnreadError(path)
    }))
    const name = encoder.encode(path)
    const said = [IN_UTF_8, 0, 0, FIRST_DAY]
    const sizes = [checksum(content), content.length, content.length]
    files.push(written("PK\x03\x04", [VERSION, ...said], sizes, [name.length, 0]), name, content)
    listed.push(written("PK\x01\x02", [VERSION, VERSION, ...said], sizes, [name.length, 0, 0, 0, 0], [0, at]), name)
    at += HEADER_BYTES + name.length + content.length
    listedBytes += LISTED_BYTES + name.length
    onFile(number + 1)
  }
  const end = written("PK\x05\x06", [0, 0, found.length, found.length], [listedBytes, at], [0])
  return new Blob([...files, ...listed, end], { type: "application/zip" })
}

/** A file that was moved or deleted, or that the browser may not read. */
export class UnreadError extends Error {}

/**
 * Return four letters, and numbers of 16 and of 32 bits by turns.
 *
 * @param {string} mark
 * @param {...number[]} numbers
 */
function written(mark, ...numbers) {
  const bytes = [...mark].map((letter) => letter.charCodeAt(0))
  for (const [at, some] of numbers.entries()) {
    for (const one of some) for (let byte = 0; byte < (at % 2 ? 4 : 2); byte += 1) bytes.push(one >>> 8 * byte & 0xFF)
  }
  return Uint8Array.from(bytes)
}
