import type { Pen } from '../marks';
import type { Surface } from '../SpriteSheet';

/** One thing that was drawn: what, where in pixels, and how it looked. */
export interface Stroke {
  kind: 'fill' | 'line' | 'text' | 'image' | 'clear';
  /** Numbers that say where: a box as x, y, width, height, or the points of a path. */
  at: number[];
  colour: string;
  alpha: number;
  dashed: boolean;
  text?: string;
}

/** A pen that writes down what it is told to draw. A letter is half as wide as it is high. */
export class RecordingPen {
  fillStyle = '';
  strokeStyle = '';
  lineWidth = 1;
  font = '10px x';
  textAlign = 'left';
  textBaseline = 'middle';
  globalAlpha = 1;
  readonly strokes: Stroke[] = [];
  #path: number[] = [];
  #dashed = false;

  static create(): RecordingPen & Pen {
    return new RecordingPen() as RecordingPen & Pen;
  }

  setLineDash(dash: number[]) {
    this.#dashed = dash.length > 0;
  }
  clearRect(...at: number[]) {
    this.#draw('clear', at, '');
  }
  fillRect(...at: number[]) {
    this.#draw('fill', at, this.fillStyle);
  }
  strokeRect(...at: number[]) {
    this.#draw('line', at, this.strokeStyle);
  }
  beginPath() {
    this.#path = [];
  }
  moveTo(x: number, y: number) {
    this.#path.push(x, y);
  }
  lineTo(x: number, y: number) {
    this.#path.push(x, y);
  }
  arc(x: number, y: number, radius: number) {
    this.#path.push(x - radius, y - radius, x + radius, y + radius);
  }
  rect(...at: number[]) {
    this.#path.push(...at);
  }
  roundRect(...at: number[]) {
    this.#path.push(...at.slice(0, 4));
  }
  fill() {
    this.#draw('fill', this.#path, this.fillStyle);
  }
  stroke() {
    this.#draw('line', this.#path, this.strokeStyle);
  }
  fillText(text: string, x: number, y: number) {
    const { width } = this.measureText(text);
    this.#draw('text', [x, y, width, 0], this.fillStyle);
    this.strokes[this.strokes.length - 1].text = text;
  }
  measureText(text: string) {
    const [size] = /\d+(\.\d+)?(?=px)/.exec(this.font) ?? ['10'];
    return { width: text.length * Number(size) * 0.5 };
  }
  drawImage(image: { width: number; height: number }, x: number, y: number) {
    this.#draw('image', [x, y, image.width, image.height], '');
  }
  closePath() {}
  clip() {}
  save() {}
  restore() {}
  setTransform() {}

  #draw(kind: Stroke['kind'], at: number[], colour: string) {
    const { globalAlpha: alpha } = this;
    this.strokes.push({
      kind,
      at: [...at],
      colour: colour.toLocaleLowerCase('en-US'),
      alpha,
      dashed: this.#dashed,
    });
  }
}

/** A surface that writes down what is drawn on it. */
export function createRecordingSurface(width: number, height: number): Surface {
  const image = { width, height } as unknown as CanvasImageSource;
  return { pen: RecordingPen.create(), image };
}
