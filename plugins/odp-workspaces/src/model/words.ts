import type {
  ListedComponent,
  Plan,
} from '@internal/plugin-odp-workspaces-common';

const dollars = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** What people call the languages of components. */
export const LANGUAGE_TITLES: Record<ListedComponent['language'], string> = {
  go: 'Go',
  python: 'Python',
};

/** Dollars without cents: `$ 1,224`. */
export function usdInWords(usd: number): string {
  return `$ ${dollars.format(usd)}`;
}

/** `+ $ 612 a month`, `\u2212 $ 200 a month`; undefined where the cost stays as it is. */
export function costChangeInWords({
  beforeUsdPerMonth: before,
  afterUsdPerMonth: after,
}: Plan['cost']): string | undefined {
  if (after === before) {
    return undefined;
  }
  const sign = after < before ? '\u2212' : '+';
  return `${sign} ${usdInWords(Math.abs(after - before))} a month`;
}

/** `sha256:ab12cd34ef56\u2026`: enough of a digest to tell it from others. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 'sha256:'.length + 12)}\u2026`;
}

/** A sentence with its digests shortened, as it stands where people read. */
export function withShortDigests(sentence: string): string {
  return sentence.replace(/sha256:[0-9a-f]{64}/g, digest =>
    shortDigest(digest),
  );
}

/** `platform-team` of `group:default/platform-team`. */
export function nameOfRef(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}

/** `a`, `a or b`, `a, b or c`. */
export function anyOf(names: readonly string[]): string {
  return joined(names, 'or');
}

/** `a`, `a and b`, `a, b and c`. */
export function allOf(names: readonly string[]): string {
  return joined(names, 'and');
}

function joined(names: readonly string[], word: string): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} ${word} ${names[names.length - 1]}`;
}
