/** Raw JSON of the API. Any part may be missing or of another shape than promised. */
export type Raw = Record<string, unknown>;

export function asRaw(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Raw)
    : {};
}

export function asList(value: unknown): Raw[] {
  return Array.isArray(value) ? value.map(asRaw) : [];
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : undefined;
}

/** A time of the API as milliseconds since the epoch. */
export function asTime(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A map of texts such as labels; entries that are no text are left out. */
export function asTexts(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [key, text] of Object.entries(asRaw(value))) {
    if (typeof text === 'string') {
      texts[intern(key)] = intern(text);
    }
  }
  return texts;
}

const interned = new Map<string, string>();

/** Beyond this, texts are not shared any more; names that differ would fill the table. */
const INTERNED = 50_000;

/** One copy of equal texts: thousands of pods share images, nodes and labels. */
export function intern(text: string): string {
  const known = interned.get(text);
  if (known !== undefined) {
    return known;
  }
  if (interned.size < INTERNED) {
    interned.set(text, text);
  }
  return text;
}

export function internOptional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : intern(text);
}

/** Beyond this, values are not shared any more. */
const SHARED = 20_000;

/**
 * Makes one copy of equal values: thousands of pods come of few templates.
 * What is shared must not be changed.
 */
export function sharing<T>(): (value: T) => T {
  const known = new Map<string, T>();
  return value => {
    const key = JSON.stringify(value);
    const shared = known.get(key);
    if (shared !== undefined) {
      return shared;
    }
    if (known.size < SHARED) {
      known.set(key, value);
    }
    return value;
  };
}
