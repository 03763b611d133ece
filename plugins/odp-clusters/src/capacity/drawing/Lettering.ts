import { odpFont } from '@internal/plugin-odp-react';
import type { Pen } from './marks';

/** How words are set; the size is in pixels of the device. */
export interface Setting {
  size: number;
  colour: string;
  bold?: boolean;
}

const MEASURED = 20;

/** Sets words into a given width. Widths are measured once, at one size, and scaled. */
export class Lettering {
  readonly #pen: Pen;
  readonly #widths = new Map<string, number>();

  static create(pen: Pen): Lettering {
    return new Lettering(pen);
  }

  private constructor(pen: Pen) {
    this.#pen = pen;
  }

  /** Width of a text in pixels of the device. */
  width(text: string, { size, bold = false }: Omit<Setting, 'colour'>): number {
    const key = bold ? `!${text}` : text;
    let width = this.#widths.get(key);
    if (width === undefined) {
      if (this.#widths.size > 20_000) {
        this.#widths.clear();
      }
      this.#pen.font = font(MEASURED, bold);
      width = this.#pen.measureText(text).width;
      this.#widths.set(key, width);
    }
    return (width * size) / MEASURED;
  }

  /** The text, or as much of its start as fits before an ellipsis; empty when nothing fits. */
  fit(text: string, room: number, setting: Omit<Setting, 'colour'>): string {
    if (this.width(text, setting) <= room) {
      return text;
    }
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.width(`${text.slice(0, middle)}…`, setting) <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low > 0 ? `${text.slice(0, low)}…` : '';
  }

  /** Writes a text with its middle at `y` and gives its width. */
  write(
    text: string,
    at: { x: number; y: number; align?: 'left' | 'right' },
    setting: Setting,
  ): number {
    if (!text) {
      return 0;
    }
    const width = this.width(text, setting);
    const pen = this.#pen;
    pen.font = font(setting.size, setting.bold);
    pen.fillStyle = setting.colour;
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    pen.fillText(
      text,
      Math.round(at.align === 'right' ? at.x - width : at.x),
      Math.round(at.y),
    );
    return width;
  }

  /** A name in lines of a width, broken behind a hyphen where one is near. */
  lines(
    text: string,
    room: { width: number; lines: number },
    setting: Omit<Setting, 'colour'>,
  ): string[] {
    const lines: string[] = [];
    let rest = text;
    while (rest && lines.length < room.lines - 1) {
      let end = rest.length;
      while (end > 1 && this.width(rest.slice(0, end), setting) > room.width) {
        end -= 1;
      }
      const hyphen = rest.lastIndexOf('-', end - 1) + 1;
      const cut = end < rest.length && hyphen > end / 2 ? hyphen : end;
      lines.push(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    return rest ? [...lines, this.fit(rest, room.width, setting)] : lines;
  }
}

/** Whole and half sizes alone: a browser cuts its letters anew for every size. */
function font(size: number, bold = false): string {
  const rounded = Math.max(1, Math.floor(size * 2) / 2);
  return `${bold ? 500 : 400} ${rounded}px ${odpFont.family}`;
}
