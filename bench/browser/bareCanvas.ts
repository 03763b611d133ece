const COLOURS = ['#2e7d32', '#f9a825', '#c62828', '#1565c0', '#757575'];
/** Pixels of a rectangle and of the gap after it. */
const SIDE = 5;
const PITCH = 6;

/**
 * What panning costs at the least: a canvas of the same size, emptied and
 * filled with so many rectangles, each colour set once. More than fit side by
 * side lie over each other.
 */
export function bareCanvas(
  canvas: HTMLCanvasElement,
  rectangles: number,
): (offset: number) => void {
  const pen = canvas.getContext('2d')!;
  const perRow = Math.floor(canvas.width / PITCH);
  const rows = Math.floor(canvas.height / PITCH);
  return offset => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    COLOURS.forEach((colour, first) => {
      pen.fillStyle = colour;
      for (let index = first; index < rectangles; index += COLOURS.length) {
        pen.fillRect(
          (index % perRow) * PITCH + offset,
          (Math.floor(index / perRow) % rows) * PITCH,
          SIDE,
          SIDE,
        );
      }
    });
  };
}
