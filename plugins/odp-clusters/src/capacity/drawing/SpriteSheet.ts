import { drawPaint, type Pen } from './marks';
import type { Palette } from './palette';

/** A small drawing that is copied many times. */
export interface Surface {
  pen: Pen;
  image: CanvasImageSource;
}

/** Makes an empty surface of so many pixels; `undefined` where the browser has none. */
export type CreateSurface = (
  width: number,
  height: number,
) => Surface | undefined;

/** Surfaces of the browser. */
const createCanvasSurface: CreateSurface = (width, height) => {
  const image = document.createElement('canvas');
  image.width = width;
  image.height = height;
  const pen = image.getContext('2d');
  return pen ? { pen, image } : undefined;
};

/** Size of a sprite and thickness of its lines, in pixels of the device. */
export interface SpriteSize {
  width: number;
  height: number;
  line: number;
}

/** Sizes that are kept: a camera that zooms comes back to those it just left. */
const KEPT = 60;

/** The sprites of one size, by paint. */
type Sprites = Map<number, CanvasImageSource>;

/** Cells and tiles drawn once for each paint and size. */
export class SpriteSheet {
  readonly #createSurface: CreateSurface;
  readonly #palette: Palette;
  /** By size, the one used longest ago first. */
  readonly #bySize = new Map<string, Sprites>();

  static create(palette: Palette, createSurface = createCanvasSurface) {
    return new SpriteSheet(palette, createSurface);
  }

  private constructor(palette: Palette, createSurface: CreateSurface) {
    this.#palette = palette;
    this.#createSurface = createSurface;
  }

  /** Gives sprites of a size by paint, without what dims them; `undefined` where no surface can be had. */
  ofSize(size: SpriteSize): (paint: number) => CanvasImageSource | undefined {
    const sprites = this.#spritesOf(size);
    return paint => {
      let sprite = sprites.get(paint);
      if (!sprite) {
        sprite = this.#draw(size, paint);
        if (sprite) {
          sprites.set(paint, sprite);
        }
      }
      return sprite;
    };
  }

  #spritesOf({ width, height, line }: SpriteSize): Sprites {
    const key = `${width} ${height} ${line}`;
    const sprites: Sprites = this.#bySize.get(key) ?? new Map();
    this.#bySize.delete(key);
    this.#bySize.set(key, sprites);
    if (this.#bySize.size > KEPT) {
      const [oldest] = this.#bySize.keys();
      this.#bySize.delete(oldest);
    }
    return sprites;
  }

  #draw(size: SpriteSize, paint: number): CanvasImageSource | undefined {
    const surface = this.#createSurface(size.width, size.height);
    if (!surface) {
      return undefined;
    }
    drawPaint(
      surface.pen,
      { x: 0, y: 0, ...size },
      { paint, palette: this.#palette },
    );
    return surface.image;
  }
}
