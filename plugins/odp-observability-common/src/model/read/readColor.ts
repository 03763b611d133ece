import type { Note } from './parse';

/** Names, hexadecimal and rgb: nothing that means more where it is drawn. */
const COLOR = /^(#[0-9a-f]{3,8}|[a-z][a-z-]{0,40}|rgba?\([\d\s.,%]{1,40}\))$/i;

/** A colour as Grafana names it; one that is none becomes that of the text. */
export function readColor(color: string, note: Note): string {
  if (COLOR.test(color)) {
    return color;
  }
  note('A colour is left out that is neither a name nor a number.');
  return 'text';
}
