/** What UMAP lays vectors out with. */

export const SETTINGS = {
  neighbours: 15, // that each vector is held by, as UMAP's authors have it
  distance: 0.5, // the least on the map, so that not all digits of a class lie on one heap
  seed: 7,
}
