/** Entries that were published evenly over a time, by one source. */
interface Stretch {
  source: string;
  fromEntry: number;
  entries: number;
  fromBytes: number;
  entryBytes: number;
  /** Milliseconds since the epoch; the first entry comes after `from`, the last one at `to`. */
  from: number;
  to: number;
}

/** What is appended at once. */
export interface Appended {
  /** Stretches of one source and size are taken for one. */
  source: string;
  entries: number;
  entryBytes: number;
  from: number;
  to: number;
}

/** More are not kept; the oldest are forgotten, as a topic forgets what it has trimmed. */
const MOST_STRETCHES = 5000;

/**
 * The entries of a topic as counters: how many, how large, when. An entry is
 * named by its number, counted from the topic's first one.
 */
export class TopicLog {
  #stretches: Stretch[] = [];
  #entries = 0;
  #bytes = 0;

  /** Entries published so far. */
  get entries(): number {
    return this.#entries;
  }

  /** Bytes published so far. */
  get bytes(): number {
    return this.#bytes;
  }

  append({ source, entries, entryBytes, from, to }: Appended): void {
    if (entries <= 0) {
      return;
    }
    const last = this.#stretches.at(-1);
    if (
      last &&
      last.source === source &&
      last.entryBytes === entryBytes &&
      last.to >= from
    ) {
      last.entries += entries;
      last.to = Math.max(to, last.to);
    } else {
      this.#stretches.push({
        source,
        fromEntry: this.#entries,
        entries,
        fromBytes: this.#bytes,
        entryBytes,
        from,
        to,
      });
      if (this.#stretches.length > MOST_STRETCHES) {
        this.#stretches.shift();
      }
    }
    this.#entries += entries;
    this.#bytes += entries * entryBytes;
  }

  /** Bytes of the entries before this one. */
  bytesBefore(entry: number): number {
    if (entry >= this.#entries) {
      return this.#bytes;
    }
    const stretch = this.#stretchOf(entry);
    return stretch
      ? stretch.fromBytes + (entry - stretch.fromEntry) * stretch.entryBytes
      : 0;
  }

  bytesOf(entry: number): number {
    return this.#stretchOf(entry)?.entryBytes ?? 0;
  }

  /** The entry that holds a byte, counted from the topic's first one. */
  entryOfByte(byte: number): number {
    const stretch = this.#stretches.findLast(
      ({ fromBytes }) => fromBytes <= byte,
    );
    return stretch
      ? stretch.fromEntry +
          Math.floor((byte - stretch.fromBytes) / stretch.entryBytes)
      : 0;
  }

  /** When an entry was published, in milliseconds since the epoch; undefined for one that was not. */
  publishedAt(entry: number): number | undefined {
    if (entry >= this.#entries || entry < 0) {
      return undefined;
    }
    const stretch = this.#stretchOf(entry);
    if (!stretch) {
      return undefined;
    }
    const done = (entry - stretch.fromEntry + 1) / stretch.entries;
    return Math.round(stretch.from + done * (stretch.to - stretch.from));
  }

  /** How many entries were there at a time, those that came at it included. */
  entriesAt(time: number): number {
    let before = 0;
    for (const stretch of this.#stretches) {
      if (stretch.from > time) {
        break;
      }
      before = stretch.fromEntry;
      if (stretch.to <= time) {
        before += stretch.entries;
      } else {
        const share = (time - stretch.from) / (stretch.to - stretch.from);
        return before + Math.floor(share * stretch.entries);
      }
    }
    return before;
  }

  /** The stretch of an entry; of one that was forgotten, the first that is known. */
  #stretchOf(entry: number): Stretch | undefined {
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#stretches[middle].fromEntry <= entry) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    const found = this.#stretches[low];
    return found && found.fromEntry <= entry ? found : undefined;
  }
}
