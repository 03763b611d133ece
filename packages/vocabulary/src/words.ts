const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration of milliseconds in words: `48 s`, `6 min`, `2 h 5 min`, `3 d`. */
export function durationInWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 2 * MINUTE) {
    return `${seconds} s`;
  }
  if (seconds < 2 * HOUR) {
    return `${Math.floor(seconds / MINUTE)} min`;
  }
  if (seconds < DAY) {
    const minutes = Math.floor((seconds % HOUR) / MINUTE);
    return `${Math.floor(seconds / HOUR)} h${minutes ? ` ${minutes} min` : ''}`;
  }
  const hours = Math.floor((seconds % DAY) / HOUR);
  const days = Math.floor(seconds / DAY);
  return days < 4 && hours ? `${days} d ${hours} h` : `${days} d`;
}

/** A number and what it counts: `1 pod`, `3 pods`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Bytes in binary units: `512 MiB`, `1.5 GiB`. */
export function bytesInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < BINARY.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toFixed(value < 10 ? 1 : 0))} ${BINARY[unit]}`;
}

/** Cores: `250 m`, `2`, `1.5`. */
export function coresInWords(cores: number): string {
  return cores < 1
    ? `${Math.round(cores * 1000)} m`
    : String(Number(cores.toFixed(2)));
}

/** A time of day in UTC: `13:58`; with the date when it is another day than `now`. */
export function clockTime(iso: string, now: number): string {
  const time = new Date(iso).toISOString();
  const day = new Date(now).toISOString().slice(0, 10);
  const clock = time.slice(11, 16);
  return time.startsWith(day) ? clock : `${time.slice(5, 10)} ${clock}`;
}
