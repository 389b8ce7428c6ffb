// What a learner takes along.

/** Let the browser keep `blob` as a file called `name`. */
function saveFile(name, blob) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

/** The same for what a canvas shows, as PNG. */
function saveCanvas(name, canvas) {
  canvas.toBlob((blob) => saveFile(name, blob))
}
