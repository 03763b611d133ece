import {
  between,
  type Camera,
  holdInView,
  isSameCamera,
  type Size,
} from '../model/camera';
import { firstCamera, wholeCamera } from '../model/closeUp';
import type { CapacityLayout } from '../model/layout';
import type { Drawing } from './Drawing';
import { drawPicture } from './drawPicture';
import { Lettering } from './Lettering';
import type { Palette } from './palette';
import type { Scene } from './Scene';
import { SpriteSheet } from './SpriteSheet';

/** How long the camera takes from one place to another, in milliseconds. */
const TRAVEL = 220;

/** What a stage is given. */
export interface StageOptions {
  canvas: HTMLCanvasElement;
  pen: CanvasRenderingContext2D;
  /** Called when the camera has moved. */
  onCamera: (camera: Camera) => void;
  /** Whether the camera may travel; else it is there at once. */
  mayTravel: () => boolean;
}

/** Keeps a canvas as the scene and the camera are: draws once a frame, and only when something has changed. */
export class CapacityStage {
  readonly #options: StageOptions;
  readonly #lettering: Lettering;
  #scene: Scene | undefined;
  #paletteAndSprites: { palette: Palette; sprites: SpriteSheet } | undefined;
  #size: Size = { width: 0, height: 0 };
  #pixelRatio = 1;
  #camera: Camera = { x: 0, y: 0, zoom: 1 };
  /** What the camera keeps showing while the picture or the view grows; nothing once somebody moved it. */
  #keeps: ((layout: CapacityLayout, view: Size) => Camera) | undefined =
    firstCamera;
  #frame: number | undefined;
  #journey: { from: Camera; to: Camera; start?: number } | undefined;

  static create(options: StageOptions): CapacityStage {
    return new CapacityStage(options);
  }

  private constructor(options: StageOptions) {
    this.#options = options;
    this.#lettering = Lettering.create(options.pen);
  }

  get camera(): Camera {
    return this.#journey?.to ?? this.#camera;
  }

  get size(): Size {
    return this.#size;
  }

  setScene(scene: Scene): void {
    const before = this.#scene?.picture.layout;
    this.#scene = scene;
    const { layout } = scene.picture;
    if (before?.width !== layout.width || before?.height !== layout.height) {
      this.#show(this.#kept());
    }
    this.#schedule();
  }

  setPalette(palette: Palette): void {
    this.#paletteAndSprites = { palette, sprites: SpriteSheet.create(palette) };
    this.#schedule();
  }

  resize(size: Size, pixelRatio: number): void {
    const { canvas } = this.#options;
    if (
      size.width === this.#size.width &&
      size.height === this.#size.height &&
      pixelRatio === this.#pixelRatio
    ) {
      return;
    }
    this.#size = size;
    this.#pixelRatio = pixelRatio;
    canvas.width = Math.round(size.width * pixelRatio);
    canvas.height = Math.round(size.height * pixelRatio);
    this.#show(this.#kept());
    // Setting a canvas's size empties it: waiting for a frame would flicker.
    this.#draw();
  }

  /** Shows the whole picture, and keeps showing it until somebody moves the camera. */
  fitWhole(): void {
    this.#keeps = wholeCamera;
    this.#travel(this.#kept());
  }

  /** Shows what `change` makes of the camera, at once. */
  move(change: (camera: Camera) => Camera): void {
    this.#keeps = undefined;
    this.#journey = undefined;
    this.#show(change(this.#camera));
  }

  /** Travels to what `change` makes of the camera. */
  travel(change: (camera: Camera, view: Size) => Camera): void {
    const to = change(this.camera, this.#size);
    if (!isSameCamera(to, this.camera)) {
      this.#keeps = undefined;
      this.#travel(to);
    }
  }

  stop(): void {
    if (this.#frame !== undefined) {
      cancelAnimationFrame(this.#frame);
      this.#frame = undefined;
    }
    this.#journey = undefined;
  }

  /** The camera as it should be now. */
  #kept(): Camera {
    const layout = this.#scene?.picture.layout;
    return layout && this.#keeps && this.#size.width
      ? this.#keeps(layout, this.#size)
      : this.#camera;
  }

  #travel(to: Camera): void {
    const held = this.#held(to);
    if (!this.#options.mayTravel()) {
      this.#journey = undefined;
      this.#show(held);
      return;
    }
    this.#journey = { from: this.#camera, to: held };
    this.#schedule();
  }

  #held(camera: Camera): Camera {
    const layout = this.#scene?.picture.layout;
    return layout && this.#size.width
      ? holdInView(camera, layout, this.#size)
      : camera;
  }

  #show(camera: Camera): void {
    this.#camera = this.#held(camera);
    this.#options.onCamera(this.#camera);
    this.#schedule();
  }

  #schedule(): void {
    this.#frame ??= requestAnimationFrame(time => {
      this.#frame = undefined;
      this.#advance(time);
      this.#draw();
    });
  }

  #advance(time: number): void {
    const journey = this.#journey;
    if (!journey) {
      return;
    }
    journey.start ??= time;
    const part = Math.min(1, (time - journey.start) / TRAVEL);
    // Slower towards the end.
    const eased = 1 - (1 - part) ** 3;
    this.#camera = between(journey.from, journey.to, eased);
    this.#options.onCamera(this.#camera);
    if (part < 1) {
      this.#schedule();
    } else {
      this.#journey = undefined;
    }
  }

  #draw(): void {
    if (!this.#scene || !this.#paletteAndSprites || !this.#size.width) {
      return;
    }
    const drawing: Drawing = {
      pen: this.#options.pen,
      lettering: this.#lettering,
      ...this.#paletteAndSprites,
      scene: this.#scene,
      view: {
        camera: this.#camera,
        size: this.#size,
        pixelRatio: this.#pixelRatio,
      },
    };
    drawPicture(drawing);
  }
}
